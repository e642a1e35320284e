import { domainToASCII, domainToUnicode } from 'node:url'
import { trimUnseen, unseenIn } from './unseen.ts'

declare const checked: unique symbol

/** An e-mail address that `parseAddress` accepted: fit for an envelope and for a header as it is. */
export type Address = string & { readonly [checked]: true }

/** `unseen` names the invisible character that stands in the address, where that is what is wrong. */
export type ParsedAddress = { ok: true; address: Address } | { ok: false; why: string; unseen?: string }

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
  const why = typedFault(typed)
  if (why !== undefined) return { ok: false, why }
  const unseen = unseenIn(typed)
  if (unseen !== undefined) return { ok: false, why: unseenFault(unseen), unseen }
  const [local = '', typedDomain = ''] = typed.split('@')
  const domain = toALabels(typedDomain)
  const fault = localFault(local) ?? domainFault(domain)
  if (fault !== undefined) return { ok: false, why: fault }
  const address = `${local}@${domain}`
  return isAddress(address) ? { ok: true, address } : { ok: false, why: tooLong }
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

const tooLong = `it is longer than ${MAX_ADDRESS} characters`

function typedFault(typed: string): string | undefined {
  if (typed === '') return 'it is empty'
  if (typed.length > MAX_ADDRESS) return tooLong
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(typed)) return 'it contains a line break or a control character'
  if (typed.includes(' ')) return 'it contains a space'
  const forbidden = FORBIDDEN.exec(typed)
  if (forbidden !== null) return `it contains ${forbidden[0]}: one plain address is expected`
  const parts = typed.split('@').length
  if (parts === 1) return 'it has no @'
  return parts === 2 ? undefined : 'it has more than one @'
}

function unseenFault(unseen: string): string {
  return `it contains ${unseen}, which cannot be seen: type it again`
}

function localFault(local: string): string | undefined {
  if (local === '') return 'nothing stands before the @'
  if (local.length > MAX_LOCAL) return `the part before the @ is longer than ${MAX_LOCAL} characters`
  if (DOT_ATOM.test(local)) return undefined
  if (/\P{ASCII}/u.test(local)) return 'the part before the @ has an accent or a special character'
  return 'the part before the @ starts or ends with a dot, or has two in a row'
}

/** Empty where the domain has no valid form. The URL parser behind it drops and decodes, so it is fed little. */
function toALabels(typed: string): string {
  if (!TYPED_DOMAIN.test(typed)) return ''
  const ascii = domainToASCII(typed)
  const unicode = domainToUnicode(ascii)
  if (/(?:^|\.)xn--/.test(unicode)) return '' // a label that does not decode is left as it is
  return domainToASCII(unicode) === ascii ? ascii : ''
}

function domainFault(domain: string): string | undefined {
  const labels = domain.split('.')
  if (domain === '' || !labels.every((label) => LABEL.test(label))) {
    return 'the part after the @ is not a domain name'
  }
  if (labels.length < 2) return 'the part after the @ has no ending such as .fr or .org'
  return /[a-z]/.test(labels.at(-1) ?? '') ? undefined : 'the part after the @ is a number, not a domain name'
}

function isAddress(address: string): address is Address {
  return address.length <= MAX_ADDRESS
}
