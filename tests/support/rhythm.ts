import fc from 'fast-check'
import type { CalendarRule } from '../../src/domain/calendar-rule.ts'
import type { Programme } from '../../src/domain/programme.ts'
import { courseEdition, letterName } from './course-edition.ts'

/** What a lesson may have of a rhythm of its own. */
export type Paced = Pick<Programme['lessons'][number], 'comes' | 'at'>

/** A course with lessons of this rhythm, at 07:30. The first comes after none. */
export function pacedCourse(lessons: readonly Paced[]): Programme {
  const listed = lessons.map((lesson, index) => ({
    day: index + 1,
    letter: letterName(index + 1),
    ...lesson,
  }))
  return { ...courseEdition(1).programme, lessons: listed }
}

const alone = fc.record(
  {
    comes: fc.constantFrom('1 day later', '2 days later', '5 days later', '1 week later', '2 weeks later'),
    at: fc.constantFrom('00:30', '02:30', '12:15', '23:30'),
  },
  { requiredKeys: [] },
)

/**
 * A date with a lesson, or with two or three of them: the later ones have hours of their own, some in the gap of a
 * clock change.
 */
const dateful = fc.record({
  first: alone,
  later: fc.subarray(['02:15', '02:45', '03:10', '18:00', '23:45'], { maxLength: 2 }),
})

/** The rhythms that `check` accepts. */
export const rhythms = fc.array(dateful, { minLength: 2, maxLength: 7 }).map((dates) => {
  const all = dates.flatMap(({ first, later }): Paced[] => {
    const hours = later.filter((at) => at > (first.at ?? '07:30'))
    return [first, ...hours.map((at): Paced => ({ comes: 'same day', at }))]
  })
  return all.map(
    ({ comes, ...lesson }, index): Paced =>
      index === 0 || comes === undefined ? lesson : { comes, ...lesson },
  )
})

/** Clocks change there around the days on which `dayOnes` begin. */
export const zones = fc.constantFrom(
  'Europe/Paris',
  'America/Toronto',
  'Pacific/Tahiti',
  'Pacific/Auckland',
  // Its clocks jump over midnight.
  'America/Asuncion',
)
export const hours = fc.constantFrom('00:15', '02:30', '07:30', '12:30', '20:00', '23:50')
export const dayOnes = fc.constantFrom('2024-03-22', '2024-10-01', '2027-03-08', '2027-03-26', '2027-12-22')
export const rules = fc.constantFrom<CalendarRule>(
  { days: 'every-day' },
  { days: 'weekdays' },
  { days: ['tuesday'] },
  { days: ['monday', 'thursday', 'saturday'] },
  { days: 'every-day', skipped: { dates: ['2027-03-12', '2027-03-13'], then: 'shift' } },
  { days: 'every-day', skipped: { dates: ['2027-03-12', '2027-03-28'], then: 'skip' } },
  { days: 'weekdays', holidays: { region: 'france', then: 'shift' } },
)
