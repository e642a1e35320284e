import type { Remark } from '../../src/domain/remark.ts'
import type { Doctor } from '../../src/mail/doctor/doctor.ts'
import { RELAY_LINES } from '../../src/mail/doctor/relay-lines.ts'

/** A remark of each grade and of each shape, with values as long as they get. */
export const REMARKS: readonly Remark[] = [
  {
    remark: 'key-missing',
    name: 'lettres2027._domainkey.association-des-entreprises.example',
    record: {
      name: 'lettres2027._domainkey.association-des-entreprises.example',
      type: 'TXT',
      value: `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0B'.repeat(19)}`,
    },
  },
  { remark: 'letter-uncovered', fields: 'list-unsubscribe-post', lines: RELAY_LINES },
  { remark: 'unsigned-here' },
  { remark: 'certificate-soon', host: 'relay.example', days: 3 },
  {
    remark: 'click-outside',
    lines: 'curl -sS -i -X POST -d List-Unsubscribe=One-Click https://cours.example/sample/u/doctor',
  },
  { remark: 'spf-good', domain: 'bounce.essai.example', count: 1 },
  { remark: 'mailbox-taken', address: `b+${'a1b2c3d4'.repeat(6)}@bounce.essai.example` },
]

/** A doctor who sees the same whatever there is, and reads nothing. */
export const DOCTOR: Doctor = { examine: async () => [...REMARKS], read: async () => [...REMARKS] }
