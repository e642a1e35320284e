import { domainOf } from '../domain/address.ts'
import type { Programme } from '../domain/programme.ts'
import { isHttps, isPlaceholderHost } from './link-rules.ts'

/** The places of a programme that still hold a stand-in, such as `links.mooc` or `sender.address`. */
export function toFillIn({ links, sender }: Programme): string[] {
  const standIns = Object.entries(links).filter(
    ([, { url }]) => !isHttps(url) || isPlaceholderHost(new URL(url).hostname),
  )
  return [
    ...standIns.map(([name]) => `links.${name}`),
    ...(isPlaceholderHost(domainOf(sender.address)) ? ['sender.address'] : []),
  ]
}
