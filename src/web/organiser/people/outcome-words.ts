import { outcomeOf } from '../../../domain/letter-end.ts'
import type { Outcome } from '../../../domain/people-filter.ts'
import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn, sayNamed } from '../../../language/say.ts'

const TONES: Readonly<Record<Outcome, Tone>> = {
  submitted: 'good',
  waiting: 'partial',
  paused: 'partial',
  unknown: 'partial',
  held: 'partial',
  left: 'plain',
  failed: 'wrong',
  bounced: 'wrong',
  missing: 'wrong',
}

type Ended = { state: string; reason: string | null }

/** How a letter ended for somebody, in words and a colour; of one that failed, why. */
export function outcomeStatus(ended: Ended | null, language: Language): Html {
  const outcome = ended ? (outcomeOf(ended) ?? 'waiting') : 'missing'
  return status(outcomeWords(outcome, ended?.reason ?? null, language), TONES[outcome])
}

function outcomeWords(outcome: Outcome, reason: string | null, language: Language): string {
  const words = sayIn(language)(`o.people.outcome.${outcome}`)
  const why = outcome === 'failed' && reason ? sayNamed(language, 'report.states', reason) : undefined
  return why === undefined ? words : sayIn(language)('o.people.outcome.because', { words, why })
}
