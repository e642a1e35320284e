import { changeGroups, MOST_GROUPS } from './change-groups.ts'
import type { ChangePlan } from './change-plan.ts'
import type { PlanLine } from './plan-line.ts'

/** What leaves when it is planned: at whatever instant that is. */
export const AT_ONCE = 'at-once'

/** What a change of a calendar does to the letters of those people that are shown, the largest groups of them. */
export function calendarLines(plan: ChangePlan): PlanLine[] {
  return changeGroups(plan)
    .slice(0, MOST_GROUPS)
    .flatMap((group) => {
      const of = groupName(group)
      const becomes = (at: Date | undefined) =>
        at?.getTime() === plan.now.getTime() ? AT_ONCE : at?.toISOString()
      return [
        ...group.lessons.map(({ letter, after }) => ({
          about: letter,
          of,
          becomes: becomes(after?.dueAt) ?? '',
        })),
        ...group.reminders.map(({ letter, after }) => ({ about: letter, of, becomes: becomes(after) ?? '' })),
      ]
    })
}

/** By the first of its tracks: who else is in a group may change. */
export function groupName({ firstTrack }: { firstTrack: number }): string {
  return String(firstTrack)
}
