import { describe, expect, it } from 'vitest'
import { parseRelayUrl } from '../../src/mail/relay-settings.ts'

/** Such as `offered, any certificate`. */
function words(url: string): string {
  const { secure, requireTls, ignoreTls, anyCertificate } = parseRelayUrl(url)
  const tls = secure ? 'from the first byte' : requireTls ? 'required' : ignoreTls ? 'off' : 'offered'
  return `${tls}${anyCertificate ? ', any certificate' : ''}`
}

describe('TLS with the relay', () => {
  it.each([
    ['smtp://relay.example', 'offered'],
    ['smtp://relay.example?tls=offered', 'offered'],
    ['smtp://relay.example?tls=off', 'off'],
    ['smtp://relay.example?tls=required', 'required'],
    ['smtp://me:secret@relay.example', 'required'],
    ['smtp://me:secret@relay.example?tls=required', 'required'],
    ['smtps://relay.example', 'from the first byte'],
    ['smtps://relay.example?tls=required', 'from the first byte'],
    ['smtp://127.0.0.1', 'offered, any certificate'],
    ['smtp://LOCALHOST', 'offered, any certificate'],
    ['smtp://[::1]', 'offered, any certificate'],
    ['smtp://me:secret@127.0.0.1', 'offered, any certificate'],
    ['smtp://me:secret@127.0.0.2?tls=off', 'off, any certificate'],
    ['smtp://127.0.0.1?tls=required', 'required, any certificate'],
    ['smtps://localhost', 'from the first byte, any certificate'],
    // Names that only look like this machine.
    ['smtp://127.0.0.1.relay.example', 'offered'],
    ['smtp://localhost.relay.example', 'offered'],
    ['smtp://127.relay.example', 'offered'],
  ])('of %s is %s', (url, expected) => {
    expect(words(url)).toBe(expected)
  })

  it.each([
    ['smtp://relay.example?tls=on', '?tls=on is not known: expected tls=off|offered|required'],
    ['smtp://relay.example?TLS=off', '?TLS is not known: after ? there may be tls=off|offered|required'],
    [
      'smtps://relay.example?tls=off',
      'smtps:// is TLS from the first byte: take ?tls=off away, or write smtp://',
    ],
    ['smtp://me:secret@relay.example?tls=off', 'a password needs TLS to another machine: take ?tls=off away'],
    [
      'smtp://me:secret@relay.example?tls=offered',
      'a password needs TLS to another machine: take ?tls=offered away',
    ],
  ])('is not taken from %s', (url, message) => {
    expect(() => parseRelayUrl(url)).toThrow(message)
  })
})
