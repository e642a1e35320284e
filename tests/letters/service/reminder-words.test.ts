import { describe, expect, it } from 'vitest'
import { defaultReminders } from '../../../src/domain/default-reminders.ts'
import type { Audience } from '../../../src/domain/event-schema.ts'
import type { ProgrammeEvent } from '../../../src/domain/programme.ts'
import { reminderWords, wordsOfRule } from '../../../src/letters/service/reminder-words.ts'

const WEBINAR: ProgrammeEvent = { kind: 'webinar', title: 'W', start: { day: 2, at: '13:00' }, minutes: 90 }
const MOOC: ProgrammeEvent = {
  kind: 'mooc',
  title: 'M',
  opens: { day: 1 },
  start: { day: 2 },
  end: { day: 9 },
  milestones: [
    { title: 'Un', at: { day: 3 } },
    { title: 'Deux', at: { day: 4 } },
  ],
}
const RELEASE: ProgrammeEvent = {
  kind: 'release',
  title: 'R',
  dates: { print: { day: 1 }, online: { day: 2 } },
}

const wordsOf = (event: ProgrammeEvent) => defaultReminders(event).map((rule) => wordsOfRule(event, rule))

describe('the words of a reminder', () => {
  it('are those of its name, for each of the usual ones', () => {
    expect(wordsOf(WEBINAR)).toEqual(['day-before', 'invite', 'hour-before', 'replay'])
    expect(wordsOf(MOOC)).toEqual([
      ...['opens', 'first-day', 'start-invite', 'week-before-end', 'last-call'],
      ...['milestone', 'milestone'],
    ])
    expect(wordsOf(RELEASE)).toEqual(['out', 'out'])
  })

  it.each<[ProgrammeEvent['kind'], string, Audience, boolean, string]>([
    ['webinar', 'week-before', 'everyone', false, 'before'],
    ['webinar', 'thanks', 'attended', true, 'after'],
    ['webinar', 'opens', 'registered', false, 'before'],
    ['mooc', 'day-before', 'registered', false, 'before'],
    ['mooc', 'milestone-x', 'registered', false, 'before'],
    ['mooc', 'constructor', 'registered', true, 'after'],
    ['release', 'week-before', 'everyone', false, 'out'],
    ['webinar', 'replay', 'absent', true, 'replay'],
  ])('of a %s named %s, to %s, after it: %s, are « %s »', (eventKind, reminder, audience, isAfter, kind) => {
    expect(reminderWords({ eventKind, reminder, audience, isAfter })).toBe(kind)
  })

  it('are the general ones where a rule has a usual name and means something else', () => {
    const own = (changes: object) => wordsOfRule(WEBINAR, { ...defaultReminders(WEBINAR)[0]!, ...changes })
    expect(own({})).toBe('day-before')
    expect(own({ to: 'everyone' })).toBe('before')
    expect(own({ when: '+P1D' })).toBe('after')
  })
})
