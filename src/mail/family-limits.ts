import type { FamilyLimit } from '../domain/family-pace.ts'
import { MAIL_FAMILIES, type MailFamily } from './mail-families.ts'

/**
 * What each provider takes from one sender, as far as it is documented or known. Connections: the shaping that KumoMTA
 * comes with (policy-extras/shaping.toml), which names the pages of the providers; letters a minute are not published
 * by any of them.
 */
const USUAL: Readonly<Record<MailFamily, FamilyLimit>> = {
  // support.google.com/mail/answer/81126: no numbers, “increase slowly”; KumoMTA: 5 connections. Ten a second is ours.
  google: { atOnce: 5, aMinute: 600 },
  // sendersupport.olc.protection.outlook.com/pm/Policies: less than 500 connections; KumoMTA: 5. At 500 a minute a
  // postfix-users thread (2018) reports “451 4.7.652 exceeded the maximum number of connections”.
  microsoft: { atOnce: 5, aMinute: 300 },
  // senders.yahooinc.com/best-practices: 20 letters a connection, no number of connections; KumoMTA: 10. The rate is ours.
  yahoo: { atOnce: 10, aMinute: 300 },
  // support.apple.com/102322: no numbers; KumoMTA: 10 connections of 5 letters. The rate is ours.
  icloud: { atOnce: 5, aMinute: 120 },
  // messagerie.orange.fr/postmaster.html and OFR_104, “Trop de connexions”; KumoMTA: 3 connections. Mailu, issue 2213,
  // had to wait for seconds between two letters.
  orange: { atOnce: 3, aMinute: 120 },
  // No numbers published; Mailu, issue 2213, treats them as it treats Orange.
  laposte: { atOnce: 3, aMinute: 120 },
  free: { atOnce: 3, aMinute: 120 },
  sfr: { atOnce: 3, aMinute: 120 },
}

/** Of a domain of no known provider, where it asks for less: KumoMTA's default of 10 connections; the rate is ours. */
const ANY: FamilyLimit = { atOnce: 10, aMinute: 120 }

/** The name of all families that are not named. */
const OTHERS = '*'

/** Limits by the name of their family; without any, letters leave as fast as the relay takes them. */
export type FamilyLimits = ReadonlyMap<string, FamilyLimit>

export const UNLIMITED: FamilyLimits = new Map()

/** The limit that is set for a family, if there is one. */
export function limitOf(limits: FamilyLimits, family: string): FamilyLimit | undefined {
  return limits.get(family) ?? limits.get(OTHERS)
}

/** What a family is slowed down from when its provider asks for less: its limit, or what is usual. */
export function slowedFrom(limits: FamilyLimits, family: string): FamilyLimit {
  return limitOf(limits, family) ?? USUAL[family as MailFamily] ?? ANY
}

const ONE = /^(\*|[a-z0-9.-]+)=([1-9]\d{0,3})\/([1-9]\d{0,5})$/
const EXAMPLE = 'usual orange=2/60 example.org=1/20'

/**
 * Reads limits such as `usual orange=2/60`: the usual ones, and for a family or a domain its letters at once and a minute.
 * @throws an error that says which word is wrong and what was expected.
 */
export function parseLimits(text: string): FamilyLimits {
  const limits = new Map<string, FamilyLimit>()
  for (const word of text.trim().split(/[\s,]+/)) {
    if (word === 'usual') for (const [family, limit] of Object.entries(USUAL)) limits.set(family, limit)
    else limits.set(...oneLimit(word))
  }
  return limits
}

function oneLimit(word: string): [string, FamilyLimit] {
  const [, name = '', atOnce, aMinute] = ONE.exec(word) ?? []
  if (name === OTHERS || name.includes('.') || MAIL_FAMILIES.some((family) => family === name))
    return [name, { atOnce: Number(atOnce), aMinute: Number(aMinute) }]
  throw new Error(
    `${JSON.stringify(word)} is no limit: expected words such as “${EXAMPLE}”, for each family (${MAIL_FAMILIES.join(', ')}), ` +
      'a domain or *: letters at once / letters a minute',
  )
}
