import type { Refusal } from '../domain/refusal.ts'
import { refusalWords, type WordedRefusal } from '../domain/refusal-words.ts'

/** A refusal as commands say it, in English: why the action did nothing, and what to do. */
export function refusalLine(refusal: Refusal): string {
  if (refusal.refused === 'rehearsed-change')
    return `--change '${refusal.change}': ${refusalLine(refusal.why)}`
  const words = refusalWords(refusal, {
    language: 'en',
    quoted: (name) => `'${name}'`,
    zoned: (zone) => zone,
  })
  return [words, ...hintsOf(refusal)].join(': ')
}

/** What commands have for it. */
function hintsOf(refusal: WordedRefusal): string[] {
  switch (refusal.refused) {
    case 'no-such-cohort':
      return ['npx feuilleton cohort list shows them']
    case 'cohort-exists':
      return ['choose another with --slug']
    case 'to-fill-in':
      return [`${refusal.keys.join(', ')}: fill them in, or add --with-placeholders to try it as it is`]
    case 'moment-needed':
      return [`say which one with --moment, one of ${refusal.known.join(', ')}`]
    default:
      return []
  }
}
