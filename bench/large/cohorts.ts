import { DateTime } from 'luxon'
import { planTrackLetters } from '../../src/actions/cohorts/plan-track-letters.ts'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { ensureTrack } from '../../src/store/cohorts.ts'
import type { Database } from '../../src/store/database.ts'

/** A cohort that is to be filled: how many people, and how far from day one it is now. */
export type Planned = { cohort: Cohort; people: number; isOver: boolean; hasBegun: boolean; now: Date }

const BIG_SHARE = 0.1
/** In days before today: of those that are over, in the middle, and to come. With 21 lessons it makes ten letters each. */
const OVER = { share: 30 / 90, daysAgo: 60 }
const RUNNING = { share: 20 / 90, daysAgo: 10 }
const COMING = { daysAgo: -30 }
/** Readers of a large cohort live in many zones and choose their hour. */
const HOURS = ['06:00', '12:30', '18:00', '20:00']
const ZONES = ['Europe/Paris', 'America/Montreal', 'Indian/Reunion', 'Africa/Dakar']

/**
 * Schedules cohorts for so many people: one with a tenth of them, `cohorts` that share the rest, and three as small as most
 * are: of 120, of 3 and of nobody.
 */
export async function planCohorts(
  db: Database,
  { edition, people, cohorts, now }: { edition: Edition; people: number; cohorts: number; now: Date },
): Promise<Planned[]> {
  const each = Math.floor((people * (1 - BIG_SHARE)) / cohorts)
  const sizes = [Math.floor(people * BIG_SHARE), ...Array.from({ length: cohorts }, () => each), 120, 3, 0]
  const planned: Planned[] = []
  for (const [index, size] of sizes.entries()) {
    const daysAgo = daysAgoOf(index, cohorts)
    const dayOne =
      DateTime.fromJSDate(now)
        .minus({ days: daysAgo + (index % 7) })
        .toISODate() ?? ''
    const wanted = { edition, slug: `cohorte-${index}`, name: nameOf(index), dayOne }
    const cohort = await scheduleCohort(db, wanted, DateTime.fromJSDate(now).minus({ days: 120 }).toJSDate())
    if (index === 0) await addTracks(db, { cohort, edition })
    planned.push({ cohort, people: size, isOver: daysAgo >= OVER.daysAgo, hasBegun: daysAgo > 0, now })
  }
  return planned
}

function daysAgoOf(index: number, cohorts: number): number {
  if (index === 0 || index <= cohorts * OVER.share) return OVER.daysAgo
  if (index <= cohorts * (OVER.share + RUNNING.share) || index > cohorts) return RUNNING.daysAgo
  return COMING.daysAgo
}

function nameOf(index: number): string {
  return index === 0
    ? 'La grande session de l’automne, ouverte à toutes les associations'
    : `Session ${index}`
}

async function addTracks(db: Database, { cohort, edition }: { cohort: Cohort; edition: Edition }) {
  for (const zone of ZONES)
    for (const at of HOURS) {
      const { isNew: _, ...track } = await ensureTrack(db, cohort.id, {
        ...{ dayOne: cohort.dayOne, zone, at, redated: null },
      })
      await planTrackLetters(db, { cohort, programme: edition.programme }, track)
    }
}
