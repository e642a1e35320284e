import { isMailToken, mailForm, makeMailToken, makeToken, TOKEN_LENGTH, type TokenKeys } from './tokens.ts'

/** The return path of a delivery. `domain` is the sending domain, in A-labels. */
export function bounceAddress(keys: TokenKeys, deliveryId: number, domain: string): string {
  return `b+${makeMailToken(keys, 'bounce', deliveryId)}@bounce.${domain}`
}

/** Where somebody unsubscribes an enrolment by mail (RFC 2369 §3.2). */
export function unsubscribeAddress(keys: TokenKeys, enrolmentId: number, domain: string): string {
  return unsubscribeAddressFor(makeToken(keys, 'unsubscribe', enrolmentId), domain)
}

/** The same from the token of the address of the page, which spares another signature. */
export function unsubscribeAddressFor(token: string, domain: string): string {
  return `unsub+${mailForm(token)}@${domain}`
}

/** What a mail was addressed to. Only `readToken`, for this purpose, tells whether the token is one of ours. */
export type RecipientToken = { purpose: 'bounce' | 'unsubscribe'; token: string }

const PURPOSES = { b: 'bounce', unsub: 'unsubscribe' } as const

/**
 * The token in the address that a mail came to, the same whatever the case that servers on the way gave it; undefined
 * for an address that is none of those above. Also of addresses in letters from before, whose tokens have two cases.
 */
export function recipientToken(address: string): RecipientToken | undefined {
  const [, name = '', tag = ''] = /^(b|unsub)\+([\w-]+)@[^@\s,]+$/i.exec(address) ?? []
  const purpose = PURPOSES[name.toLowerCase() as keyof typeof PURPOSES]
  if (isMailToken(tag)) return { purpose, token: tag.toLowerCase() }
  return tag.length === TOKEN_LENGTH ? { purpose, token: tag } : undefined
}
