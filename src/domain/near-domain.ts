import damerauLevenshtein from 'damerau-levenshtein'
import { MAIL_PROVIDERS, type MailProvider, NEIGHBOURS } from './mail-providers.ts'

const KNOWN = new Set(MAIL_PROVIDERS.flatMap(({ name, endings }) => endings.map((end) => `${name}.${end}`)))

const LONG = 9
const LONGEST_DOMAIN = 30

/** What people write behind the name of a provider: one label, or one of a country such as `co.uk`. */
const ENDING = /^(?:com?\.[a-z]{2}|[^.]+)$/

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Endings of three letters and more that are far more often typed for a provider's own than meant. */
const GENERIC = new Set([
  'com',
  'net',
  'org',
  'info',
  'biz',
  'name',
  'pro',
  'coop',
  'asso',
  'edu',
  'gov',
  'int',
  'mobi',
])

/**
 * The domain of a large provider of mailboxes that somebody meant who typed this one, such as `gmail.com` for
 * `gmial.com`, `gmail.con` or `gmail.fr`; undefined for a domain of a provider and for any other. It is a guess: whoever
 * typed the domain has to be asked. `domain` is in lower case.
 */
export function meantDomain(domain: string): string | undefined {
  if (KNOWN.has(domain) || NEIGHBOURS.has(domain) || domain.length > LONGEST_DOMAIN) return undefined
  const dot = domain.indexOf('.')
  const typed = { name: domain.slice(0, dot), ending: domain.slice(dot + 1) }
  for (const provider of MAIL_PROVIDERS) {
    const ending = isNearName(typed.name, provider) ? meantEnding(typed, provider) : undefined
    if (ending !== undefined) return `${provider.name}.${ending}`
  }
  return undefined
}

type Typed = { name: string; ending: string }

function isNearName(typed: string, { name, mistyped }: MailProvider): boolean {
  if (typed === name) return true
  if (!mistyped || Math.abs(typed.length - name.length) > 2) return false
  const most = name.length < LONG ? 1 : 2
  return sharesLetters(typed, name, most) && distance(typed, name) <= most
}

/** The ending that was meant. With a name that is not the provider's own, only an ending that is. */
function meantEnding({ name, ending }: Typed, provider: MailProvider): string | undefined {
  const { endings, closed } = provider
  if (endings.includes(ending)) return ending
  if (name !== provider.name) return isSlip(ending) ? nearestEnding(ending, endings) : undefined
  if ((closed && ENDING.test(ending)) || isSlip(ending)) return nearestEnding(ending, endings) ?? endings[0]
  return undefined
}

/** Whether no domain ends so, or hardly one that is meant: `fe`, `con`, `cm` and `co` for `com`. */
function isSlip(ending: string): boolean {
  if (ending.length === 2) return ending === 'co' || ending === 'cm' || !isRegion(ending)
  return !ending.includes('.') && !GENERIC.has(ending)
}

function isRegion(letters: string): boolean {
  return /^[a-z]{2}$/.test(letters) && REGIONS.of(letters.toUpperCase()) !== undefined
}

function nearestEnding(typed: string, endings: readonly string[]): string | undefined {
  const near = endings.filter((ending) => distance(typed, ending) <= 1)
  return near[0]
}

function distance(one: string, other: string): number {
  return damerauLevenshtein(one, other).steps
}

/** A bound that costs a hundredth of the distance: one edit changes at most two of the letters that a name has. */
function sharesLetters(one: string, other: string, edits: number): boolean {
  let different = lettersOf(one) ^ lettersOf(other)
  let count = 0
  for (; different !== 0; different &= different - 1) count += 1
  return count <= 2 * edits
}

function lettersOf(name: string): number {
  let letters = 0
  for (let at = 0; at < name.length; at += 1) letters |= 1 << (name.charCodeAt(at) & 31)
  return letters
}
