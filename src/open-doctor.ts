import { type Config, ehloName } from './config.ts'
import type { Clock } from './domain/clock.ts'
import type { Remark } from './domain/remark.ts'
import { sendingDomain } from './domain/sending-domain.ts'
import { bounceAddress, unsubscribeAddress } from './domain/token-addresses.ts'
import type { TokenKeys } from './domain/tokens.ts'
import { askDns } from './mail/doctor/dns.ts'
import { type Doctor, openDoctor } from './mail/doctor/doctor.ts'
import type { Patient } from './mail/doctor/patient.ts'
import { signingKeys } from './open-signer.ts'
import type { Database } from './store/database.ts'
import { newestSender } from './store/sender.ts'
import { databaseTime } from './store/ticks.ts'
import { SAMPLE_PATH } from './writing/sample-letter.ts'

export type DoctorParts = {
  config: Config
  db: Database
  keys: TokenKeys
  clock: Clock
  /** The address of the sender; that of the edition that was made last when undefined. */
  from?: string | undefined
}

/** In seconds. Workers do nothing while they are further off than this. */
const MOST_SKEW = 20

/** The doctor of an installation, as its configuration and its database have it. */
export function doctorOf(parts: DoctorParts): Doctor {
  const { config, db, clock } = parts
  const find = async () => {
    const from = parts.from ?? (await newestSender(db))?.address
    return {
      patient: from === undefined ? undefined : patientOf(parts, from),
      now: clock.now(),
      clock: await clockRemark(parts),
      oneClick: config.publicUrl && `${config.publicUrl}${SAMPLE_PATH}/u/doctor`,
    }
  }
  return openDoctor(find, askDns())
}

function patientOf({ config, keys }: DoctorParts, from: string): Patient {
  const mailDomain = sendingDomain({ address: from }, config.mailDomain)
  // Of no delivery and of no enrolment: tokens that are ours, and that change nothing.
  const ours = [bounceAddress(keys, 0, mailDomain), unsubscribeAddress(keys, 0, mailDomain)]
  return {
    from,
    mailDomain,
    publicUrl: config.publicUrl,
    keys: signingKeys(config),
    relay: config.relay,
    ehlo: ehloName(config),
    mailboxes: [from, ...ours],
  }
}

async function clockRemark({ db, clock }: DoctorParts): Promise<Remark> {
  const skew = Math.abs(clock.now().getTime() - (await databaseTime(db)).getTime())
  const seconds = Math.round(skew / 1_000)
  return { remark: seconds > MOST_SKEW ? 'clock-off' : 'clock-good', seconds }
}
