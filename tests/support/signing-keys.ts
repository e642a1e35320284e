import { generateKeyPairSync } from 'node:crypto'
import { keyName, keyRecord, readSigningKey, type SigningKey } from '../../src/mail/dkim/signing-key.ts'

/** A new key of each kind for essai.example, as files have them, as the service reads them, and as the DNS has them. */
export function signingKeys(): { pems: string[]; keys: SigningKey[]; records: Record<string, string> } {
  const pem = { type: 'pkcs8', format: 'pem' } as const
  const pems = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString(),
    generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
  ]
  const keys = pems.map((text, index) => ({
    domain: 'essai.example',
    selector: ['rsa2027', 'ed2027'][index]!,
    ...readSigningKey(text),
  }))
  return { pems, keys, records: Object.fromEntries(keys.map((key) => [keyName(key), keyRecord(key)])) }
}
