import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Asked = { challenge: string }

/** Bits of authenticator data (WebAuthn 3, §6.1): somebody was there, and was verified; a new key follows. */
const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40]

/** A device with one passkey: it makes it for a site, and signs in with it. */
export function softwarePasskey(site: { origin: string; rpId: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const authData = (flags: number, tail = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(site.rpId), Buffer.from([flags]), count, tail])
  }
  const clientData = (type: string, { challenge }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: site.origin, crossOrigin: false }))
  const answer = (response: Record<string, Buffer>) => {
    const encoded = Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])
    const name = id.toString('base64url')
    return JSON.stringify({
      ...{ id: name, rawId: name, type: 'public-key', clientExtensionResults: {} },
      response: Object.fromEntries(encoded),
    })
  }
  return {
    make(asked: Asked): string {
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key = Buffer.concat([COSE_HEAD, coordinate(x), Buffer.from([0x22, 0x58, 0x20]), coordinate(y)])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestationObject = attestation(authData(PRESENT | VERIFIED | ATTESTED, attested))
      return answer({ clientDataJSON: clientData('webauthn.create', asked), attestationObject })
    },
    /** `isVerified`: whether the device asked for a finger or a code. */
    give(asked: Asked, { isVerified = true } = {}): string {
      counter += 1
      const clientDataJSON = clientData('webauthn.get', asked)
      const authenticatorData = authData(isVerified ? PRESENT | VERIFIED : PRESENT)
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)])
      return answer({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, privateKey) })
    },
    /** As a copy of the device would, that has not counted what this one did. */
    rewind() {
      counter = 0
    },
  }
}

/** An ES256 key up to its first coordinate, in CBOR: { 1: 2, 3: -7, -1: 1, -2: bytes of 32, … } */
const COSE_HEAD = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20])

function coordinate(value: string | undefined): Buffer {
  return Buffer.from(value ?? '', 'base64url')
}

/** { fmt: "none", attStmt: {}, authData } in CBOR. */
function attestation(authData: Buffer): Buffer {
  const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)])
  const length = Buffer.from([0x58, authData.length])
  return Buffer.concat([
    ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
    ...[text('authData'), length, authData],
  ])
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
