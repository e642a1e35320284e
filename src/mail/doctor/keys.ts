import type { Remark } from '../../domain/remark.ts'
import { keyName, keyRecord, type SigningKey } from '../dkim/signing-key.ts'
import { type AskDns, tagsOf, textsOf } from './dns.ts'
import type { Patient } from './patient.ts'

/** In bits. What receivers ask for of a new key of RSA. */
const GOOD_RSA = 2_048

/** Whether receivers find the keys that letters are signed with. */
export async function examineKeys({ keys }: Patient, ask: AskDns): Promise<Remark[]> {
  if (keys.length === 0) return [{ remark: 'unsigned-here' }]
  const remarks = await Promise.all(keys.map((key) => examineKey(key, ask)))
  return remarks.flat()
}

async function examineKey(key: SigningKey, ask: AskDns): Promise<Remark[]> {
  const name = keyName(key)
  const record = { name, type: 'TXT', value: keyRecord(key) } as const
  const [published, ...others] = (await textsOf(ask, name)).map(tagsOf).filter((tags) => tags.has('p'))
  if (published === undefined) return [{ remark: 'key-missing', name, record }]
  if (others.length > 0 || published.get('p') !== tagsOf(record.value).get('p'))
    return [{ remark: 'key-other', name, record }]
  const isTesting = published.get('t')?.split(':').includes('y')
  return [
    isTesting ? { remark: 'key-testing', name, record } : { remark: 'key-good', name },
    ...shortKey(key, name),
  ]
}

function shortKey({ key }: SigningKey, name: string): Remark[] {
  const bits = key.asymmetricKeyDetails?.modulusLength
  return bits !== undefined && bits < GOOD_RSA ? [{ remark: 'key-short', name, bits }] : []
}
