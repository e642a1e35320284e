import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'
import type { Language } from '../../../language/catalogues.ts'
import { fullDateOf } from '../../../language/dates.ts'
import { sayIn } from '../../../language/say.ts'
import type { Reader } from '../../../store/readers.ts'

type Standing = Pick<Reader, 'state' | 'follows' | 'pausedUntil'>

const TONES: Readonly<Record<Reader['state'], Tone>> = {
  active: 'good',
  paused: 'partial',
  pending: 'partial',
  unsubscribed: 'plain',
}

/** How somebody stands in a course: « suit le cours », « en pause jusqu’au 4 mars 2027 ». */
export function standingStatus(standing: Standing, language: Language): Html {
  return status(standingWords(standing, language), TONES[standing.state])
}

function standingWords({ state, follows, pausedUntil }: Standing, language: Language): string {
  const say = sayIn(language)
  if (state === 'paused' && pausedUntil !== null)
    return say('o.people.standing.pausedUntil', { date: fullDateOf(new Date(pausedUntil), language) })
  if (state === 'active' && follows === 'events') return say('o.people.standing.guest')
  return say(`o.people.standing.${state}`)
}
