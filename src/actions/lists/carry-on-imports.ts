import { dropOldFiles } from '../../store/import-files.ts'
import { type ImportWork, workInBackground } from './work-in-background.ts'

const EVERY_MS = 30_000
const DAY_MS = 86_400_000
const BAD_LINES_DAYS = 7

/**
 * Carries on, now and from time to time, the imports that a process left when it ended, and drops lists that nobody
 * decided about for a day. Ends with what is returned.
 */
export function carryOnImports(parts: ImportWork): () => Promise<void> {
  let last = Promise.resolve()
  const look = () => {
    last = workInBackground(parts).then(() => dropOld(parts).catch(parts.onError))
  }
  look()
  const timer = setInterval(look, EVERY_MS).unref()
  return async () => {
    clearInterval(timer)
    await last
  }
}

async function dropOld({ db, clock }: ImportWork): Promise<void> {
  const now = clock.now().getTime()
  const [undecided, ended] = [new Date(now - DAY_MS), new Date(now - BAD_LINES_DAYS * DAY_MS)]
  await dropOldFiles(db, { undecided, ended })
}
