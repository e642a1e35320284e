import type { Cohort } from './cohort.ts'
import { planTrack } from './plan.ts'
import { beforeLeg, type Dated, type Redated } from './redated.ts'
import type { TrackChange } from './track-change.ts'
import type { ChangedRun } from './track-reminders.ts'

/**
 * When the calendar of a cohort was last changed, and its rule before; undefined when it never was, or when its lessons
 * were since.
 */
export function lastChange({ redated }: Pick<Cohort, 'redated'>) {
  const leg = redated?.legs.at(-1)
  return leg && !leg.restructured ? { until: leg.until, rule: leg.rule } : undefined
}

/** A track, or a fixed cohort, as it was before the change at `until`; the same object where that changed nothing of it. */
export function undone<T extends Dated>(dated: T, until: string): T {
  const leg = dated.redated?.legs.at(-1)
  if (!dated.redated || leg?.until !== until) return dated
  const { zone, at } = leg
  const redated = beforeLeg(dated.redated, dated.redated.legs.length - 1)
  const [first] = redated.anchors
  // A calendar that begins with the first lesson says when day one was.
  const dayOne = first?.place === 1 ? first.on : dated.dayOne
  return { ...dated, dayOne, zone, at, redated: isNeeded(redated) ? redated : null }
}

/** Events may have kept the calendar that they had before lessons changed. */
function isNeeded({ legs, events }: Redated): boolean {
  return legs.length > 0 || events.intervals !== undefined
}

type Occasion = { run: ChangedRun; cohort: ChangedRun['cohort']; until: Date; now: Date }

/**
 * Whether a lesson of a track has left since a change, or would have left without it: then it cannot be undone any
 * more.
 */
export function hasLeftSince(
  { before, after }: Pick<TrackChange, 'before' | 'after'>,
  { run, cohort, until, now }: Occasion,
): boolean {
  const plans = [
    planTrack(run.programme, run.cohort.calendar, before),
    planTrack(run.programme, cohort.calendar, after),
  ]
  return plans.some(({ lessons }) => lessons.some(({ dueAt }) => dueAt >= until && dueAt <= now))
}
