import type { ChangePlan } from '../../domain/change-plan.ts'
import { calendarTexts } from '../../domain/draft.ts'
import { type FieldChange, fieldChanges } from '../../domain/field-change.ts'
import type { Deed } from '../../domain/journal-entry.ts'

/** What the journal keeps of a change of a calendar: the fields that changed, and where the next lesson went. */
export function calendarDeed(plan: ChangePlan): Deed {
  const { cohort, after } = plan
  const changes = [...fieldChanges(calendarTexts(cohort), calendarTexts(after)), ...lessonMoved(plan)]
  return { act: 'cohort-changed', cohort: cohort.name, changes }
}

/** Of most people: the first lesson that has another date now. */
function lessonMoved({ tracks }: ChangePlan): FieldChange[] {
  const largest = tracks.toSorted((a, b) => b.people - a.people)
  for (const { lessons } of largest) {
    const moved = lessons.find(({ before, after }) => before?.date !== after?.date)
    if (!moved) continue
    const { day, before, after } = moved
    return [{ field: `lesson.${day}`, before: before?.date ?? '', after: after?.date ?? '' }]
  }
  return []
}
