import { generateKeyPairSync, sign } from 'node:crypto'

const OID = { ecdsaWithSha256: '2a8648ce3d040302', commonName: '550403', subjectAltName: '551d11' }
const TAG = { integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, utcTime: 23, sequence: 48, set: 49 }
const YEAR_MS = 365 * 86_400_000

/**
 * A new key and a certificate for 127.0.0.1 and localhost, both PEM, good from a year ago for ten years (RFC 5280).
 * A client that shall trust it gets the certificate: NODE_EXTRA_CA_CERTS names a file of it.
 */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const facts = der(TAG.sequence, [
    der(0xa0, [integer(2)]), // version 3
    integer(1),
    algorithm(),
    name('localhost'),
    der(TAG.sequence, [instant(Date.now() - YEAR_MS), instant(Date.now() + 9 * YEAR_MS)]),
    name('localhost'),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, [der(TAG.sequence, [alternativeNames()])]),
  ])
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', facts, privateKey)])
  const cert = der(TAG.sequence, [facts, algorithm(), der(TAG.bits, [signature])])
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: pem(cert) }
}

function algorithm(): Buffer {
  return der(TAG.sequence, [oid(OID.ecdsaWithSha256)])
}

function name(common: string): Buffer {
  const pair = der(TAG.sequence, [oid(OID.commonName), der(TAG.utf8, [Buffer.from(common)])])
  return der(TAG.sequence, [der(TAG.set, [pair])])
}

function alternativeNames(): Buffer {
  const names = [der(0x87, [Buffer.of(127, 0, 0, 1)]), der(0x82, [Buffer.from('localhost')])]
  return der(TAG.sequence, [oid(OID.subjectAltName), der(TAG.octets, [der(TAG.sequence, names)])])
}

function instant(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/^..|[-:T]|\.\d+/g, '')
  return der(TAG.utcTime, [Buffer.from(text)])
}

function integer(value: number): Buffer {
  return der(TAG.integer, [Buffer.of(value)])
}

function oid(hex: string): Buffer {
  return der(TAG.oid, [Buffer.from(hex, 'hex')])
}

/** Tag, length, content: below 65,536 bytes. */
function der(tag: number, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const short =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...short), content])
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{1,64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`
}
