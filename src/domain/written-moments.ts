import type { Moment, ProgrammeEvent } from './programme.ts'

/** The moments that an event is written with, by their names in letters; the end of a webinar follows from its start. */
export function writtenMoments(event: ProgrammeEvent): Record<string, Moment> {
  switch (event.kind) {
    case 'webinar':
      return { start: event.start }
    case 'mooc':
      return { opens: event.opens, start: event.start, end: event.end, ...milestones(event.milestones) }
    case 'release':
      return event.dates
  }
}

/** What a programme calls moments of an event itself, by their names in letters: the titles of its milestones. */
export function momentTitles(event: ProgrammeEvent): Readonly<Record<string, string>> {
  const listed = event.kind === 'mooc' ? (event.milestones ?? []) : []
  return Object.fromEntries(listed.map(({ title }, index) => [milestoneName(index), title]))
}

/** The name in letters of a milestone by its place in the list, from 0. */
export function milestoneName(index: number): string {
  return `milestone_${index + 1}`
}

function milestones(list: readonly { at: Moment }[] = []): Record<string, Moment> {
  return Object.fromEntries(list.map(({ at }, index) => [milestoneName(index), at]))
}
