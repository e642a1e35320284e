import type { Finding } from './finding.ts'

/** One promise held against what is written down: `broken` has a finding for each break, a hundred at most. */
export type Invariant = { id: string; promise: string; holds: boolean; broken: Finding[] }

const PROMISES = {
  I1: 'no letter left twice',
  I2: 'every letter that fell due has ended',
  I3: 'lessons left in order, at most one in a local day unless the course has two',
  I4: 'nothing left after its reader had unsubscribed, or from a draft',
  I5: 'a retry has the same bytes',
  I6: 'the ledger and the relay agree on what was submitted',
} as const

export function invariant(id: keyof typeof PROMISES, broken: readonly Finding[]): Invariant {
  return { id, promise: PROMISES[id], holds: broken.length === 0, broken: broken.slice(0, 100) }
}
