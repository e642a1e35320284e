import { fillPlaces } from '../actions/events/event-places.ts'
import { endOverdueLeases } from '../store/claims.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { advanceDispatch, expandPage, lockDueDispatch } from '../store/dispatches.ts'
import { type DueWork, findDueWork } from '../store/due.ts'
import { resumeDue } from '../store/enrolment-pauses.ts'
import { countEnded } from '../store/letter-outcomes.ts'
import { resendUnknowns } from '../store/unknowns.ts'

/** Takes dispatches that have deliveries due and arranges the work. Passing the same dispatch twice does no harm. */
export type Enqueue = (work: DueWork[]) => Promise<void>

/**
 * The number of enrolments that one statement turns into deliveries. The first page is small, so that the first letters
 * leave at once.
 */
const FIRST_PAGE = 1_000
const PAGE = 20_000
/** The limit up to which the due deliveries of a dispatch are counted. */
const MOST_COUNTED = 5_000

/**
 * Turns what is due at `now` into deliveries and passes all due work to `enqueue`, including work that the queue has
 * lost. Recovers claims whose worker is gone, and gives free event places to those who wait. Reads only what is due and
 * who waits. Several processes may tick at once.
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
  await countEnded(db, now)
  return next
}

/** One transaction per page, so that a crash costs one page at most. Its work is enqueued once it is committed. */
async function expandOnePage(db: Database, now: Date, enqueue: Enqueue): Promise<boolean> {
  const page = await inTransaction(db, async (tx) => {
    const dispatch = await lockDueDispatch(tx, now)
    if (!dispatch) return undefined
    const { written, last } = await expandPage(tx, dispatch, dispatch.expandedTo === 0 ? FIRST_PAGE : PAGE)
    await advanceDispatch(tx, dispatch.id, last)
    return { dispatchId: dispatch.id, due: written }
  })
  if (page && page.due > 0) await enqueue([page])
  return page !== undefined
}
