import { moment, reminderSchema } from '../domain/event-schema.ts'
import type { Moment, ProgrammeEvent } from '../domain/programme.ts'
import { milestoneName } from '../domain/written-moments.ts'
import { groupOf, type Schedule } from './schedule.ts'
import type { YamlPath } from './yaml-source.ts'

/** A moment as written in a file. `moment` is undefined when it cannot be read, or follows from another. */
export type WrittenMoment = { name: string; path: YamlPath; moment: Moment | undefined }

/** A reminder that can be read, and its index in the list, from 0. */
export type WrittenReminder = ReturnType<typeof reminderSchema.parse> & { index: number }

/** An event, as far as it can be understood. */
export type WrittenEvent = {
  name: string
  /** Undefined when the kind is unknown. */
  kind: ProgrammeEvent['kind'] | undefined
  content: Readonly<Record<string, unknown>>
  moments: WrittenMoment[]
  reminders: WrittenReminder[]
}

/** The events of a schedule, in its order. */
export function writtenEvents({ source }: Schedule): WrittenEvent[] {
  return Object.entries(groupOf(groupOf(source.value).events)).map(([name, value]) => {
    const content = groupOf(value)
    const event = { name, kind: KINDS.find((known) => known === content.kind), content }
    return { ...event, moments: momentsOf(event), reminders: remindersOf(content.reminders) }
  })
}

const KINDS = ['webinar', 'mooc', 'release'] as const

function momentsOf({ name, kind, content }: Omit<WrittenEvent, 'moments' | 'reminders'>): WrittenMoment[] {
  const read = (value: unknown) => moment.safeParse(value).data
  const under = (keys: readonly string[], group: unknown, path: YamlPath = []): WrittenMoment[] =>
    keys.map((key) => ({
      name: key,
      path: ['events', name, ...path, key],
      moment: read(groupOf(group)[key]),
    }))
  switch (kind) {
    case 'webinar':
      return under(['start', 'end'], content)
    case 'mooc':
      return [...under(['opens', 'start', 'end'], content), ...milestonesOf(name, content.milestones)]
    case 'release':
      return under(Object.keys(groupOf(content.dates)), content.dates, ['dates'])
    case undefined:
      return under(Object.keys(content), content)
  }
}

function milestonesOf(event: string, list: unknown): WrittenMoment[] {
  if (!Array.isArray(list)) return []
  return list.map((milestone, index) => ({
    name: milestoneName(index),
    path: ['events', event, 'milestones', index, 'at'],
    moment: moment.safeParse(groupOf(milestone).at).data,
  }))
}

function remindersOf(list: unknown): WrittenReminder[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry, index) => {
    const reminder = reminderSchema.safeParse(entry)
    return reminder.success ? [{ ...reminder.data, index }] : []
  })
}
