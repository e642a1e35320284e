import type { Language } from '../language/catalogues.ts'
import { sayIn } from '../language/say.ts'
import type { AlertFacts, AlertKind, AlertMessageKind, DaySummary, Trouble } from './alert.ts'

/** Such as « le relais, les lettres retenues »; « aucune » for none. */
export function kindsWords(kinds: readonly AlertKind[], language: Language): string {
  const say = sayIn(language)
  return kinds.length === 0 ? say('alert.none') : kinds.map((kind) => say(`alert.kind.${kind}`)).join(', ')
}

/** What is wrong, in a sentence. Nothing is escaped: it is text. */
export function troubleWords({ kind, facts }: Trouble, language: Language): string {
  const say = sayIn(language)
  const { cohort = '', letter = '', domain, reason = '', n = 0, of = 0 } = facts
  switch (kind) {
    case 'relay':
      return say('alert.trouble.relay', { reason })
    case 'paused':
      return domain === undefined
        ? say('alert.trouble.paused', { cohort, reason })
        : say('alert.trouble.domain', { cohort, domain, reason })
    case 'held':
      return say('alert.trouble.held', { cohort, letter, n })
    case 'unknown':
      return say('alert.trouble.unknown', { cohort, letter, n })
    case 'bounces':
      return say('alert.trouble.bounces', { cohort, letter, n, of })
    case 'complaints':
      return say('alert.trouble.complaints', { domain: domain ?? '', n, of })
  }
}

type Told = { kind: AlertMessageKind; facts: AlertFacts }

/** Subject and paragraphs of a mail that tells it. */
export function messageWords(
  { kind, facts }: Told,
  language: Language,
): { subject: string; paragraphs: string[] } {
  const say = sayIn(language)
  const { troubles, more, day } = facts
  const paragraphs = [
    ...(day ? dayWords(day, language) : []),
    ...troubles.map((trouble) => troubleWords(trouble, language)),
    ...(more > 0 ? [say('alert.more', { n: more })] : []),
  ]
  return { subject: say(`alert.subject.${kind}`), paragraphs }
}

function dayWords({ submitted, bounced, left, next }: DaySummary, language: Language): string[] {
  const say = sayIn(language)
  return [say('alert.day.left', { submitted, bounced, left }), say('alert.day.next', { n: next })]
}
