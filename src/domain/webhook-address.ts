import ipaddr from 'ipaddr.js'

/** Why alerts are not sent to an address. */
export type WebhookMistake = 'no-url' | 'not-https' | 'credentials' | 'private'

/**
 * What is wrong with the URL of a webhook, as far as it can be told without asking for its host. `allowsPrivate`: an
 * address of this machine or its network will do, and then without https too.
 */
export function webhookMistake(
  text: string,
  { allowsPrivate }: { allowsPrivate: boolean },
): WebhookMistake | undefined {
  if (!URL.canParse(text)) return 'no-url'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'no-url'
  if (url.username || url.password) return 'credentials'
  if (allowsPrivate) return undefined
  if (url.protocol !== 'https:') return 'not-https'
  return isLocalName(url.hostname) ? 'private' : undefined
}

function isLocalName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? !isPublicAddress(bare) : /(^|\.)(localhost|local|internal)\.?$/.test(bare)
}

/** Whether an IP address is one of the open internet: not of this machine, a private network or any other special range. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}
