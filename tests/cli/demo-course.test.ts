import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoCourse } from '../../src/cli/service/demo-course.ts'
import { sealEdition } from '../../src/domain/edition.ts'
import { planTrack } from '../../src/domain/plan.ts'
import { readSchedule } from '../../src/programme/schedule.ts'

const DAYS = ['2026-11-28T22:50:00Z', '2026-11-29T09:00:00Z', '2026-11-30T09:00:00Z', '2027-03-28T01:30:00Z']

describe('the course of a demonstration', () => {
  it.each(
    ['21-jours-pour-convaincre', 'letters-that-teach'].flatMap((name) => DAYS.map((now) => [name, now])),
  )('has a lesson due at that very minute: %s, %s', (name = '', instant = '') => {
    const file = `schedules/${name}.yaml`
    const { programme } = readSchedule(readFileSync(file, 'utf8'), file)
    const now = new Date(instant)
    const { edition, dayOne, at, lessonsGone } = demoCourse(sealEdition(programme, {}), now)
    const { calendar, zone } = edition.programme
    const { lessons } = planTrack(edition.programme, calendar, { dayOne, zone, at })
    expect(lessons[lessonsGone]?.dueAt).toEqual(now)
    expect(lessonsGone + 1).toBe(name.startsWith('21') ? 14 : 4)
  })
})
