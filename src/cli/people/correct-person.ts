import { askNewAddress } from '../../actions/people/ask-new-address.ts'
import { correctAddress } from '../../actions/people/correct-address.ts'
import { correctFirstName } from '../../actions/people/correct-first-name.ts'
import { resendLetter } from '../../actions/people/resend-letter.ts'
import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { readGreeting } from '../../domain/first-name.ts'
import { meantAddress } from '../../domain/typed-address.ts'
import { UserError } from '../../domain/user-error.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { addressTyped, courseAt, type PersonOptions, personAt } from './person-named.ts'

export type CorrectOptions = PersonOptions & { why?: string; ask?: boolean; keepDomain?: boolean }

/** `feuilleton person correct <address> <new>`: corrects an address that no mail reaches, or asks the new one. */
export async function correct(
  config: Config,
  { address, wanted }: { address: string; wanted: string },
  options: CorrectOptions,
  output: Output,
): Promise<number> {
  const to = addressTyped(wanted)
  const meant = options.keepDomain ? undefined : meantAddress(to)
  if (meant) throw new UserError(`${to}: did you mean ${meant}? If not, add --keep-domain`)
  const { why = '', ask } = options
  const by = authorOf(options)
  await withStore(config, async (db) => {
    const keys = await tokenKeys(config, db)
    if (ask) {
      const { enrolmentId } = await courseAt(db, address, options)
      return askNewAddress(db, { enrolmentId, to, keys, by }, systemClock)
    }
    const { id: subscriberId } = await personAt(db, address)
    return correctAddress(db, { subscriberId, to, why, keys, by }, systemClock)
  })
  output.out(
    ask
      ? `A letter goes to ${to}; nothing changes until its button is pressed there.`
      : `Corrected to ${to}: letters go there from now on. Those that bounced: feuilleton person resend.`,
  )
  return 0
}

/** `feuilleton person rename <address> [name]`: corrects the first name by which letters greet somebody. */
export async function rename(
  config: Config,
  { address, name }: { address: string; name: string },
  options: PersonOptions,
  output: Output,
): Promise<number> {
  const read = readGreeting(name)
  if (!read.ok) throw new UserError(`${JSON.stringify(name)} cannot be a first name`)
  await withStore(config, async (db) => {
    const { id: subscriberId } = await personAt(db, address)
    const request = { subscriberId, to: read.name ?? null, by: authorOf(options) }
    return correctFirstName(db, request, systemClock)
  })
  output.out(
    read.name === undefined
      ? 'Letters greet this person without a name from now on.'
      : `Letters greet this person as ${read.name} from now on.`,
  )
  return 0
}

/** `feuilleton person resend <address> <letter>` */
export async function resend(
  config: Config,
  { address, letter }: { address: string; letter: string },
  options: PersonOptions,
  output: Output,
): Promise<number> {
  const how = await withStore(config, async (db) => {
    const { enrolmentId } = await courseAt(db, address, options)
    return resendLetter(db, { enrolmentId, letter, by: authorOf(options) }, systemClock)
  })
  output.out(
    how === 'released'
      ? `${letter} leaves again now; that it may be a second body is written down.`
      : `${letter} leaves once more now, as a letter of its own.`,
  )
  return 0
}
