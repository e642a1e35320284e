/** Domains that share their servers, where a row of the refusal tables applies to those servers only. */
const FAMILIES = {
  orange: ['orange.fr', 'wanadoo.fr', 'voila.fr'],
  laposte: ['laposte.net'],
  yahoo: [
    ...['yahoo.com', 'yahoo.fr', 'yahoo.ca', 'yahoo.co.uk', 'yahoo.es', 'yahoo.it', 'yahoo.de', 'ymail.com'],
    ...['rocketmail.com', 'aol.com', 'aol.fr', 'aim.com', 'verizon.net'],
  ],
} as const satisfies Record<string, readonly string[]>

export type MailFamily = keyof typeof FAMILIES

const FAMILY_OF: ReadonlyMap<string, MailFamily> = new Map(
  Object.entries(FAMILIES).flatMap(([family, domains]) =>
    domains.map((domain) => [domain, family as MailFamily] as const),
  ),
)

/** The family of a domain in lower case, such as `wanadoo.fr`; undefined for domains that need none. */
export function familyOf(domain: string): MailFamily | undefined {
  return FAMILY_OF.get(domain)
}
