import { addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { readTypedAddress } from '../../domain/typed-address.ts'
import { type AskedForm, type DueForm, dropAsked, putOffAsked, takeAsked } from '../../store/asked-forms.ts'
import { findCohort } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { findProgramme } from '../../store/my-course.ts'
import { askLink } from '../enrolments/ask-link.ts'
import { signUp } from '../enrolments/sign-up.ts'
import { askToRegister } from '../events/ask-to-register.ts'
import { findPublicEvent } from '../events/public-event.ts'
import { type GivingUp, giveUpOld } from './give-up-old.ts'
import { isUnderCeiling } from './under-ceiling.ts'

type SignIn = Extract<AskedForm, { kind: 'sign-in' }>

export type FormWork = GivingUp & {
  /** Mails an organiser the link to sign in; undefined in a process without a relay, which leaves that to others. */
  mailSignIn: ((tx: Database, asked: SignIn) => Promise<void>) | undefined
  onError: (error: Error) => void
}

const AGAIN_MS = 60_000
/** There may be thousands of them under an attack, and the ceiling is of an hour. */
const OVER_CEILING_MS = 5 * 60_000

/**
 * Does the work of the forms that were answered before it was done, one after another, in the order in which they were
 * sent. A form whose work fails is tried again a minute later, one that is over a ceiling five minutes later, for a day.
 */
export async function workOff(parts: FormWork): Promise<void> {
  await giveUpOld(parts)
  const kinds = ['sign-up', 'register', 'link', ...(parts.mailSignIn ? (['sign-in'] as const) : [])] as const
  while (await takeOne(parts, kinds));
}

async function takeOne(parts: FormWork, kinds: readonly AskedForm['kind'][]): Promise<boolean> {
  const { db, clock, onError } = parts
  const now = clock.now()
  let taken: DueForm | undefined
  try {
    await inTransaction(db, async (tx) => {
      taken = await takeAsked(tx, { now, kinds })
      if (!taken) return
      if (await work(tx, taken, parts)) await dropAsked(tx, taken.id)
      else await putOffAsked(tx, taken.id, new Date(now.getTime() + OVER_CEILING_MS))
    })
  } catch (error) {
    if (!taken) throw error
    onError(error as Error)
    await putOffAsked(db, taken.id, new Date(now.getTime() + AGAIN_MS))
  }
  return taken !== undefined
}

/** False when it has to wait: too many letters go to addresses that have not confirmed. */
async function work(tx: Database, { asked, askedAt }: DueForm, parts: FormWork): Promise<boolean> {
  switch (asked.kind) {
    case 'link':
      await askLink(tx, asked.address, parts.clock)
      return true
    case 'sign-in':
      await parts.mailSignIn?.(tx, asked)
      return true
    case 'sign-up':
      if (!(await mayAskToConfirm(tx, asked, parts.clock))) return false
      await join(tx, { ...asked, askedAt }, parts.clock)
      return true
    case 'register':
      if (!(await mayAskToConfirm(tx, asked, parts.clock))) return false
      await register(tx, { ...asked, askedAt }, parts.clock)
      return true
  }
}

async function mayAskToConfirm(
  tx: Database,
  { typed }: Extract<AskedForm, { typed: object }>,
  clock: Clock,
): Promise<boolean> {
  const read = readTypedAddress(typed.address, typed.insisted)
  return !read.ok || isUnderCeiling(tx, addressKey(read.address).replace(/^.*@/, ''), clock.now())
}

type Sent<Kind extends AskedForm['kind']> = Extract<AskedForm, { kind: Kind }> & { askedAt: Date }

async function join(tx: Database, asked: Sent<'sign-up'>, clock: Clock): Promise<void> {
  const cohort = await findCohort(tx, asked.cohort)
  const programme = cohort && (await findProgramme(tx, cohort.editionHash))
  if (cohort && programme) await signUp(tx, { ...asked, cohort, programme, ip: asked.ip }, clock)
}

async function register(tx: Database, asked: Sent<'register'>, clock: Clock): Promise<void> {
  const found = await findPublicEvent(tx, asked, clock.now())
  if (found) await askToRegister(tx, { ...found, ...asked, cohort: found.cohort, ip: asked.ip }, clock)
}
