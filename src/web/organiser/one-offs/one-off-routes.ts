import { act, show } from '../route.ts'
import { dropLetter, keepLetter, oneOffPage } from './one-off-page.ts'
import { withOneOff, withOneOffs } from './one-off-visit.ts'
import { beginLetter, oneOffsPage } from './one-offs-page.ts'
import { sendLetter, sendPage } from './send-page.ts'
import { callLetterBack, pauseLetter, resumeLetter } from './steer-letter.ts'

/** Letters outside the calendar: written, looked at, sent, and steered while they leave. */
export const ONE_OFF_ROUTES = [
  show('/cohorts/:slug/one-offs', 'look', withOneOffs(oneOffsPage)),
  act('/cohorts/:slug/one-offs', 'write', withOneOffs(beginLetter)),
  show('/cohorts/:slug/one-offs/:id', 'look', withOneOff(oneOffPage)),
  act('/cohorts/:slug/one-offs/:id', 'write', withOneOff(keepLetter)),
  act('/cohorts/:slug/one-offs/:id/drop', 'write', withOneOff(dropLetter)),
  show('/cohorts/:slug/one-offs/:id/send', 'run', withOneOff(sendPage)),
  act('/cohorts/:slug/one-offs/:id/send', 'run', withOneOff(sendLetter)),
  act('/cohorts/:slug/one-offs/:id/call-back', 'run', withOneOff(callLetterBack)),
  act('/cohorts/:slug/one-offs/:id/pause', 'run', withOneOff(pauseLetter)),
  act('/cohorts/:slug/one-offs/:id/resume', 'run', withOneOff(resumeLetter)),
]
