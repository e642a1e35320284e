import type { Remark } from '../../domain/remark.ts'
import type { AskDns } from './dns.ts'
import { type Examination, examine } from './examine.ts'
import type { Patient } from './patient.ts'
import { readPasted } from './read-pasted.ts'

/** Looks at how mail leaves, and at what came of it. Nothing changes by either. */
export type Doctor = {
  examine(): Promise<Remark[]>
  /** Reads what somebody pastes: a letter that they got, or what curl printed. */
  read(pasted: Buffer): Promise<Remark[]>
}

/** What is examined; no patient while nobody writes yet. */
export type Found = Omit<Examination, 'ask'> & { patient: Patient | undefined }

/** A doctor who asks this DNS. What there is to examine is asked for anew each time. */
export function openDoctor(find: () => Promise<Found>, ask: AskDns): Doctor {
  return {
    async examine() {
      const { patient, ...examination } = await find()
      if (!patient) return [{ remark: 'sender-unknown' }, examination.clock]
      return examine(patient, { ask, ...examination })
    },
    read: (pasted) => readPasted(pasted, ask),
  }
}
