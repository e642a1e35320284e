import type { ChangePlan } from '../../domain/change-plan.ts'
import { calendarTexts } from '../../domain/draft.ts'
import { type FieldChange, fieldChanges } from '../../domain/field-change.ts'
import type { Deed } from '../../domain/journal-entry.ts'

/** What the journal keeps of a change of a calendar. */
export function calendarDeed(plan: ChangePlan): Deed {
  return { act: 'cohort-changed', cohort: plan.cohort.name, changes: changedFields(plan) }
}

/** The fields that a change of a calendar changes, and where the first lesson goes that it moves. */
export function changedFields(plan: ChangePlan): FieldChange[] {
  const { cohort, after } = plan
  const moved = cohort.dayOne === after.dayOne ? lessonMoved(plan) : []
  return [...fieldChanges(calendarTexts(cohort), calendarTexts(after)), ...moved]
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
