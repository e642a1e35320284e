import type { Remark } from '../../domain/remark.ts'
import { byGravity } from '../../domain/remark-grade.ts'
import { alignment } from './alignment.ts'
import { examineDmarc } from './dmarc.ts'
import { type AskDns, isOfTheWorld, Silent } from './dns.ts'
import { examineMx, examinePtr } from './hosts.ts'
import { examineKeys } from './keys.ts'
import { examineOneClick } from './one-click.ts'
import type { Patient } from './patient.ts'
import { examineRelay } from './relay.ts'
import { examineSpf } from './spf.ts'

export type Examination = {
  ask: AskDns
  now: Date
  /** How our clock stands. */
  clock: Remark
  /** Where a mail program would unsubscribe from a test letter. */
  oneClick: string | undefined
}

/** Everything that can be seen from here of how an installation sends, what is to be mended first. It changes nothing. */
export async function examine(
  patient: Patient,
  { ask, now, clock, oneClick }: Examination,
): Promise<Remark[]> {
  const looks = await Promise.all([
    [clock],
    alignment(patient),
    lookAtDns(patient, ask),
    examineRelay(patient, now),
    oneClick ? examineOneClick(oneClick) : [],
  ])
  return byGravity(looks.flat())
}

async function lookAtDns(patient: Patient, ask: AskDns): Promise<Remark[]> {
  if (!(await isOfTheWorld(ask))) return [{ remark: 'cut-off' }]
  const looks = [examineKeys, examineSpf, examineDmarc, examineMx, examinePtr]
  return (await Promise.all(looks.map((look) => seen(look(patient, ask))))).flat()
}

/** A DNS that does not answer is a remark of its own. */
async function seen(look: Promise<Remark[]>): Promise<Remark[]> {
  try {
    return await look
  } catch (error) {
    if (error instanceof Silent) return [error.remark]
    throw error
  }
}
