import { type FormWork, workOff } from './actions/forms/work-off.ts'
import { clockFault } from './delivery/clock-guard.ts'
import { every } from './delivery/every.ts'
import { mailSignIn } from './web/organiser/sign-in/mail-sign-in.ts'
import type { MailParts } from './web/organiser/write-to-organiser.ts'

/** In milliseconds. By a clock of its own: what follows a form must not be told from the answers around it. */
const EVERY_MS = 1_000

/** Does the work of forms that anybody can send, from time to time. Ends with what is returned, after what it is at. */
export function startFormWork(
  parts: MailParts & { onError: (error: Error) => void },
  everyMs = EVERY_MS,
): () => Promise<void> {
  const { db, clock, post, onError } = parts
  const mail: FormWork['mailSignIn'] = post && ((tx, asked) => mailSignIn(parts, tx, asked))
  const isClockRight = async () => (await clockFault(db, clock)) === undefined
  let last = Promise.resolve()
  const run = () => {
    last = workOff({ db, clock, isClockRight, mailSignIn: mail, onError })
    return last
  }
  const runs = every(everyMs, run, onError)
  return async () => {
    runs.stop()
    await last.catch(onError)
  }
}
