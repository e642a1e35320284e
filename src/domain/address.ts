import { domainToASCII, domainToUnicode } from 'node:url'
import { LRUCache } from 'lru-cache'
import { type AddressMistake, addressMistakeWords } from './address-mistake.ts'
import { trimUnseen, unseenIn } from './unseen.ts'

declare const checked: unique symbol

/** An e-mail address that `parseAddress` accepted: fit for an envelope and for a header as it is. */
export type Address = string & { readonly [checked]: true }

/**
 * `why` says the mistake in English; `unseen` names the invisible character that stands in the address, where that is
 * what is wrong.
 */
export type ParsedAddress =
  | { ok: true; address: Address }
  | { ok: false; mistake: AddressMistake; why: string; unseen?: string }

const MAX_ADDRESS = 254
const MAX_LOCAL = 64
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const DOT_ATOM = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`)
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const FORBIDDEN = /[,;:<>()[\]"\\]/

/**
 * Reads one address as a person typed it. The grammar is the dot-atom of RFC 5322 §3.4.1 and nothing
 * else: no quotes, comments, lists or address literals, because mail libraries read those in ways that
 * send to someone else. White space and invisible characters around the address are dropped, the domain becomes
 * lower-case A-labels (RFC 5890), and the local part stays as typed.
 *
 * `why` completes a sentence such as "this address cannot be used: it contains a space".
 */
export function parseAddress(text: string): ParsedAddress {
  const typed = trimUnseen(text)
  const wrong = typedMistake(typed)
  if (wrong !== undefined) return refused(wrong)
  const unseen = unseenIn(typed)
  if (unseen !== undefined) return { ...refused({ mistake: 'unseen', character: unseen }), unseen }
  const [local = '', typedDomain = ''] = typed.split('@')
  const domain = toALabels(typedDomain)
  const mistake = localMistake(local) ?? domainMistake(domain)
  if (mistake !== undefined) return refused({ mistake })
  const address = `${local}@${domain}`
  return isAddress(address) ? { ok: true, address } : refused({ mistake: 'too-long' })
}

function refused(mistake: AddressMistake) {
  return { ok: false as const, mistake, why: addressMistakeWords(mistake, 'en') }
}

/** The form under which an address is unique: `Jeanne@Asso.fr` and `jeanne@asso.fr` are one person. */
export function addressKey(address: Address): string {
  return address.toLowerCase()
}

/** Whether two addresses are of one person. */
export function isSameAddress(address: Address, other: Address): boolean {
  return addressKey(address) === addressKey(other)
}

/** `asso.fr` for `jeanne@asso.fr`. */
export function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1)
}

function typedMistake(typed: string): AddressMistake | undefined {
  if (typed === '') return { mistake: 'empty' }
  if (typed.length > MAX_ADDRESS) return { mistake: 'too-long' }
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(typed)) return { mistake: 'control' }
  if (typed.includes(' ')) return { mistake: 'space' }
  const forbidden = FORBIDDEN.exec(typed)
  if (forbidden !== null) return { mistake: 'forbidden', character: forbidden[0] }
  const parts = typed.split('@').length
  if (parts === 1) return { mistake: 'no-at' }
  return parts === 2 ? undefined : { mistake: 'many-at' }
}

function localMistake(local: string) {
  if (local === '') return 'no-local'
  if (local.length > MAX_LOCAL) return 'local-too-long'
  if (DOT_ATOM.test(local)) return undefined
  return /\P{ASCII}/u.test(local) ? 'local-accent' : 'local-dots'
}

/** Most addresses of a list have one of few domains, and each takes longer to read than the rest of its line. */
const DOMAINS = new LRUCache<string, string>({ max: 1_000 })

function toALabels(typed: string): string {
  const labels = DOMAINS.get(typed) ?? findALabels(typed)
  DOMAINS.set(typed, labels)
  return labels
}

/** Empty where the domain has no valid form. The URL parser behind it drops and decodes, so it is fed little. */
function findALabels(typed: string): string {
  if (!TYPED_DOMAIN.test(typed)) return ''
  const ascii = domainToASCII(typed)
  const unicode = domainToUnicode(ascii)
  if (/(?:^|\.)xn--/.test(unicode)) return '' // a label that does not decode is left as it is
  return domainToASCII(unicode) === ascii ? ascii : ''
}

function domainMistake(domain: string) {
  const labels = domain.split('.')
  if (domain === '' || !labels.every((label) => LABEL.test(label))) return 'no-domain'
  if (labels.length < 2) return 'no-ending'
  return /[a-z]/.test(labels.at(-1) ?? '') ? undefined : 'number'
}

function isAddress(address: string): address is Address {
  return address.length <= MAX_ADDRESS
}
