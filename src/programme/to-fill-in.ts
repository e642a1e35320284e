import type { Programme } from '../domain/programme.ts'
import { isHttps, isPlaceholderHost } from './link-rules.ts'

/** The places of a programme that still hold a stand-in, such as `links.mooc` or `sender.address`. */
export function toFillIn({ links, sender }: Programme): string[] {
  const standIns = Object.entries(links).filter(
    ([, { url }]) => !isHttps(url) || isPlaceholderHost(new URL(url).hostname),
  )
  const domain = sender.address.slice(sender.address.indexOf('@') + 1)
  return [
    ...standIns.map(([name]) => `links.${name}`),
    ...(isPlaceholderHost(domain) ? ['sender.address'] : []),
  ]
}
