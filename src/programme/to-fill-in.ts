import { domainOf } from '../domain/address.ts'
import { isHttps, isPlaceholderHost } from '../domain/outside-address.ts'
import type { Programme } from '../domain/programme.ts'

/** The keys of a programme that still hold a stand-in, such as `links.mooc` or `sender.address`. */
export function toFillIn({ links, sender }: Programme): string[] {
  const standIns = Object.entries(links).filter(
    ([, { url }]) => !isHttps(url) || isPlaceholderHost(new URL(url).hostname),
  )
  return [
    ...standIns.map(([name]) => `links.${name}`),
    ...(isPlaceholderHost(domainOf(sender.address)) ? ['sender.address'] : []),
    ...(isPlaceholderText(sender.postal) ? ['sender.postal'] : []),
  ]
}

const STANDS_IN =
  /(?<!\p{L})(?:[àa] (?:compl[ée]ter|remplir|pr[ée]ciser|renseigner)|por (?:completar|rellenar)|to (?:be )?(?:completed?|fill(?:ed)? in)|todo|tbd|x{3,}|lorem ipsum)(?!\p{L})/iu
const IN_BRACKETS = /^\s*(?:\[.*\]|<.*>)\s*$/su

/** Whether a text is only a stand-in: “à compléter”, nothing but signs, or everything in brackets. */
export function isPlaceholderText(text: string): boolean {
  return STANDS_IN.test(text) || IN_BRACKETS.test(text) || !/[\p{L}\p{N}]/u.test(text)
}
