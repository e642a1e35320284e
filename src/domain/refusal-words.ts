import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { placeOf } from './place.ts'
import type { Refusal } from './refusal.ts'
import { structureWords } from './structure-words.ts'

/** All but what only a rehearsal refuses, in the words of its command. */
export type WordedRefusal = Exclude<Refusal, { refused: 'rehearsed-change' }>

type Manner = {
  language: Language
  /** How a name is quoted that there is none of; by default as the language quotes. */
  quoted?: (name: string) => string
  /** What a zone is called; by default by its place. */
  zoned?: (zone: string) => string
}

/** Says why an action did nothing, in a part of a sentence. Nothing is escaped: it is text. */
export function refusalWords(refusal: WordedRefusal, manner: Manner): string {
  const say = sayIn(manner.language) as SayCode<'refused', 'refused', WordedRefusal>
  return say(`refused.${refusal.refused}`, valuesOf(refusal, manner))
}

function valuesOf(
  refusal: WordedRefusal,
  {
    language,
    quoted = (words) => sayIn(language)('finding.quoted', { words }),
    zoned = (zone) => placeOf(zone, language),
  }: Manner,
): Record<string, string | number> {
  const say = sayIn(language)
  switch (refusal.refused) {
    case 'slug-unusable':
      // Whatever was typed, with its control characters made visible.
      return { cohort: JSON.stringify(refusal.cohort).slice(1, -1), why: say(`refused.slug.${refusal.why}`) }
    case 'no-such-event': {
      const { cohort, event, known } = refusal
      return { cohort, event: quoted(event), known: expectedWords(known, language) }
    }
    case 'no-such-moment': {
      const { event, moment, known } = refusal
      return { event, moment: quoted(moment), known: expectedWords(known, language) }
    }
    case 'lessons-lost': {
      const { lessons, people, zone } = refusal
      return { lessons, people, zone: zoned(zone) }
    }
    case 'lessons-collide': {
      const { lesson, people, zone } = refusal
      return { lesson, people, zone: zoned(zone) }
    }
    case 'webhook-unusable':
      return { why: say(`refused.webhook.${refusal.why}`) }
    case 'link-opens-nothing':
      return { why: say(`signIn.${refusal.why}.title`) }
    case 'structure-changed':
      return { cohort: refusal.cohort, parts: structureWords(refusal.parts, language) }
    case 'to-fill-in':
      return { programme: refusal.programme, keys: refusal.keys.length }
    case 'files-changed-meanwhile':
      return { files: refusal.files.join(', ') }
    case 'moment-needed':
      return { event: refusal.event }
    default: {
      const { refused: _, ...names } = refusal
      return names
    }
  }
}

function expectedWords(known: readonly string[], language: Language): string {
  const say = sayIn(language)
  return known.length === 0 ? say('refused.no-events') : say('refused.expected', { names: known.join(', ') })
}
