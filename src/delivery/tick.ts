import { fillPlaces } from '../actions/events/event-places.ts'
import { endOverdueLeases } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { advanceDispatch, expandPage, lockDueDispatch } from '../store/dispatches.ts'
import { type DueWork, findDueWork } from '../store/due.ts'
import { resumeDue } from '../store/reader-pauses.ts'
import { resendUnknowns } from '../store/unknowns.ts'

/** Takes dispatches that have deliveries due, to be worked on somewhere; being told twice does no harm. */
export type Enqueue = (work: DueWork[]) => Promise<void>

/** Enrolments that one statement turns into deliveries: few at first, so that the first letters leave at once. */
const FIRST_PAGE = 1_000
const PAGE = 20_000
/** Due deliveries are counted no further than this for each dispatch. */
const MOST_COUNTED = 5_000

/**
 * Turns what is due at `now` into deliveries and tells `enqueue` where there is work, whether the queue has known of
 * it and lost it or never did; heals claims whose worker is gone, and gives places at events to those who wait. Reads
 * only what is due, and who waits. Several processes may tick at once.
 * @returns the next instant at which something falls due.
 */
export async function tick(db: Database, now: Date, enqueue: Enqueue): Promise<Date | undefined> {
  await endOverdueLeases(db, now)
  await resendUnknowns(db, now)
  await resumeDue(db, now)
  while (await expandOnePage(db, now, enqueue));
  await fillPlaces(db, now)
  const { work, next } = await findDueWork(db, now, MOST_COUNTED)
  if (work.length > 0) await enqueue(work)
  return next
}

/** One transaction a page, so that a crash costs a page at most; its work is told of once it is committed. */
async function expandOnePage(db: Database, now: Date, enqueue: Enqueue): Promise<boolean> {
  const page = await db.transaction().execute(async (tx) => {
    const dispatch = await lockDueDispatch(tx, now)
    if (!dispatch) return undefined
    const { written, last } = await expandPage(tx, dispatch, dispatch.expandedTo === 0 ? FIRST_PAGE : PAGE)
    await advanceDispatch(tx, dispatch.id, last)
    return { dispatchId: dispatch.id, due: written }
  })
  if (page && page.due > 0) await enqueue([page])
  return page !== undefined
}
