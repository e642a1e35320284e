import type { Database } from '../store/database.ts'
import { endOverdueLeases, takeUnqueued } from '../store/deliveries.ts'
import { advanceDispatch, expandPage, lockDueDispatch, nextDueInstant } from '../store/dispatches.ts'

/** Takes the ids of deliveries that are due, to be worked on somewhere. */
export type Enqueue = (ids: number[]) => Promise<void>

/** Enrolments that one statement turns into deliveries. */
const PAGE = 1_000
/** A due delivery whose job did not take it for this long gets another: the queue may have been lost. */
const REQUEUE_AFTER_MS = 5 * 60_000

/**
 * Turns what is due at `now` into deliveries and hands their ids to `enqueue`; heals claims whose worker is gone
 * and deliveries whose job is lost. Reads only what is due. Several processes may tick at once.
 * @returns the next instant at which something falls due.
 */
export async function tick(db: Database, now: Date, enqueue: Enqueue): Promise<Date | undefined> {
  await endOverdueLeases(db, now)
  while (await expandOnePage(db, now, enqueue));
  await requeue(db, now, enqueue)
  return nextDueInstant(db, now)
}

/** One transaction a page, so that a crash costs a page at most; its jobs are made once it is committed. */
async function expandOnePage(db: Database, now: Date, enqueue: Enqueue): Promise<boolean> {
  const ids = await db.transaction().execute(async (tx) => {
    const dispatch = await lockDueDispatch(tx, now)
    if (!dispatch) return undefined
    const page = await expandPage(tx, dispatch, { now, size: PAGE })
    await advanceDispatch(tx, dispatch.id, page.last)
    return page.ids
  })
  if (ids && ids.length > 0) await enqueue(ids)
  return ids !== undefined
}

async function requeue(db: Database, now: Date, enqueue: Enqueue): Promise<void> {
  const queuedBefore = new Date(now.getTime() - REQUEUE_AFTER_MS)
  for (;;) {
    const ids = await takeUnqueued(db, { now, queuedBefore, size: PAGE })
    if (ids.length === 0) return
    await enqueue(ids)
  }
}
