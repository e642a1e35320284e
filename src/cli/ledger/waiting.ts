import { decideLetters } from '../../actions/decisions/decide-letters.ts'
import type { Config } from '../../config.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Decision, WaitingState } from '../../domain/waiting-letter.ts'
import { whyWords } from '../../domain/waiting-words.ts'
import { listWaiting, type WaitingDelivery } from '../../store/unknowns.ts'
import { authorOf } from '../author.ts'
import { count, type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton unknown list`, `feuilleton held list`: the letters that wait for an organiser. */
export async function listWaitingLetters(
  config: Config,
  state: WaitingState,
  { json, all = false }: { json?: boolean; all?: boolean },
  output: Output,
): Promise<number> {
  const found = await withStore(config, (db) => listWaiting(db, { state, all }))
  const waiting = found.map((delivery) => ({ ...delivery, why: whyWords(delivery.why, 'en') }))
  if (json) output.out(JSON.stringify(waiting, null, 2))
  else if (waiting.length === 0) output.out(`No letter is ${state}${all ? '' : ' and waits for a decision'}.`)
  else for (const line of lines(waiting, state)) output.out(line)
  return 0
}

const ADVICE = {
  unknown:
    'Look in the relay’s log for Message-IDs that begin with d.<ID>. (a dot after the number), then decide:\n' +
    '  feuilleton unknown resolve <ID>… --submitted "<the relay’s line>" | --resend | --leave',
  held: 'Fix the cause, then: feuilleton held resolve <ID>… --resend, or --leave',
}

function lines(waiting: WaitingDelivery[], state: WaitingState): string[] {
  const rows = waiting.map((d) => [
    `${d.id}`,
    d.cohort,
    d.letter,
    d.address,
    d.settledAt.toISOString(),
    d.expiresAt.toISOString(),
    [d.decision === 'leave' ? 'left as it is' : '', d.why ?? 'the worker ended before it had the answer']
      .filter(Boolean)
      .join('; ')
      .slice(0, 120),
  ])
  const head = ['ID', 'COHORT', 'LETTER', 'ADDRESS', 'SINCE', 'EXPIRES', 'WHY']
  return [...table([head, ...rows]), '', ADVICE[state]]
}

export type ResolveOptions = { resend?: boolean; submitted?: string; leave?: boolean; by?: string }

/** `feuilleton unknown resolve <id>…`, `feuilleton held resolve <id>…`: carries out one decision for all of them. */
export async function resolveLetters(
  config: Config,
  { state, ids }: { state: WaitingState; ids: string[] },
  options: ResolveOptions,
  output: Output,
): Promise<number> {
  const { decision, note } = decisionOf(options, state)
  const wanted = ids.map(readId)
  const done = await withStore(config, (db) =>
    decideLetters(db, {
      ...{ state, ids: wanted, decision, note },
      by: authorOf(options),
      now: new Date(),
    }),
  )
  const words = { resend: 'will leave again', submitted: 'noted as submitted', leave: 'left as it is' }[
    decision
  ]
  if (done.length > 0) output.out(`${count(done.length, 'letter')} ${words}`)
  const missed = wanted.filter((id) => !done.includes(id))
  if (missed.length === 0) return 0
  const why = decision === 'resend' ? `not ${state}, or past its time` : `not ${state}`
  throw new UserError(`untouched, as ${why}: ${missed.join(', ')}`)
}

function decisionOf(
  { resend, submitted, leave }: ResolveOptions,
  state: WaitingState,
): { decision: Decision; note: string | undefined } {
  const given: Decision[] = [
    ...(resend ? (['resend'] as const) : []),
    ...(submitted === undefined ? [] : (['submitted'] as const)),
    ...(leave ? (['leave'] as const) : []),
  ]
  const [decision] = given
  const choices = state === 'unknown' ? '--resend, --submitted "<line>" or --leave' : '--resend or --leave'
  if (given.length !== 1 || !decision) throw new UserError(`say what to do: one of ${choices}`)
  if (submitted?.trim() === '')
    throw new UserError('--submitted needs the line of the relay’s log that shows it')
  return { decision, note: submitted?.trim() }
}

function readId(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UserError(`${JSON.stringify(text.slice(0, 40))} is not the number of a delivery: see the list`)
}
