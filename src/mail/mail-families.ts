import { MAIL_PROVIDERS } from '../domain/mail-providers.ts'

/** Other companies, which have the name alone in common with the one that is meant. */
const OTHERS: ReadonlySet<string> = new Set(['yahoo.co.jp', 'sfr.re'])

/** Recipient domains that one provider takes mail for. */
const FAMILIES = {
  google: domainsOf('gmail', 'googlemail'),
  orange: ['orange.fr', 'wanadoo.fr', 'voila.fr'],
  free: ['free.fr', 'aliceadsl.fr'],
  laposte: ['laposte.net'],
  sfr: domainsOf('sfr', 'neuf', 'cegetel', 'club-internet', 'numericable', 'noos'),
  microsoft: domainsOf('hotmail', 'outlook', 'live', 'msn'),
  yahoo: [...domainsOf('yahoo', 'ymail', 'rocketmail', 'aol'), 'aim.com', 'verizon.net'],
  icloud: domainsOf('icloud', 'me', 'mac'),
} as const satisfies Record<string, readonly string[]>

export type MailFamily = keyof typeof FAMILIES

export const MAIL_FAMILIES = Object.keys(FAMILIES) as MailFamily[]

/** Whose servers those are that end so: many domains of their own have their mailboxes there. */
const SERVERS: readonly (readonly [ending: string, family: MailFamily])[] = [
  ['.google.com', 'google'],
  ['.googlemail.com', 'google'],
  ['.protection.outlook.com', 'microsoft'],
  ['.mx.microsoft', 'microsoft'],
  ['.yahoodns.net', 'yahoo'],
  ['.icloud.com', 'icloud'],
  ['.orange.fr', 'orange'],
  ['.wanadoo.fr', 'orange'],
  ['.free.fr', 'free'],
  ['.laposte.net', 'laposte'],
  ['.sfr.fr', 'sfr'],
]

const FAMILY_OF: ReadonlyMap<string, MailFamily> = new Map(
  Object.entries(FAMILIES).flatMap(([family, domains]) =>
    domains.map((domain) => [domain, family as MailFamily] as const),
  ),
)

function domainsOf(...names: string[]): string[] {
  return MAIL_PROVIDERS.filter(({ name }) => names.includes(name))
    .flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`))
    .filter((domain) => !OTHERS.has(domain))
}

/** The family of a domain in lower case, such as `wanadoo.fr`, by its name; undefined for domains of no such family. */
export function familyOf(domain: string): MailFamily | undefined {
  return FAMILY_OF.get(domain)
}

/** The family whose server takes mail, by the name of the host, such as `aspmx.l.google.com`. */
export function familyOfServer(host: string): MailFamily | undefined {
  const name = `.${host.toLowerCase().replace(/\.$/, '')}`
  return SERVERS.find(([ending]) => name.endsWith(ending))?.[1]
}
