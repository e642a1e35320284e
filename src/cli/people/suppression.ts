import {
  addSuppressions,
  removeSuppressions,
  type SuppressionChange,
} from '../../actions/people/change-suppressions.ts'
import type { Config } from '../../config.ts'
import { csvLines } from '../../documents/csv.ts'
import { type Address, parseAddress } from '../../domain/address.ts'
import { UserError } from '../../domain/user-error.ts'
import {
  type LiftedSuppression,
  listLiftedSuppressions,
  listSuppressions,
  type Suppression,
} from '../../store/suppression-list.ts'
import { authorOf } from '../author.ts'
import { count, type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

export type ListOptions = { all?: boolean; json?: boolean; csv?: boolean }

export type ReasonOptions = { reason?: string; by?: string }

type Shown = Suppression & Partial<LiftedSuppression>

/** `feuilleton suppression list`: the addresses that nothing is sent to; with `all`, also those that were lifted. */
export async function showSuppressions(
  config: Config,
  { all = false, json, csv }: ListOptions,
  output: Output,
): Promise<number> {
  const shown = await withStore(
    config,
    async (db): Promise<Shown[]> => [
      ...(await listSuppressions(db)),
      ...(all ? await listLiftedSuppressions(db) : []),
    ],
  )
  if (json) output.out(JSON.stringify(shown, null, 2))
  else if (csv) for (const line of csvLines(rowsOf(shown, all))) output.out(line)
  else if (shown.length === 0) output.out('No address is suppressed.')
  else for (const line of table(rowsOf(shown, all))) output.out(line)
  return 0
}

function rowsOf(shown: readonly Shown[], all: boolean): string[][] {
  const head = ['ADDRESS', 'SINCE', 'BY', 'WHY', ...(all ? ['TAKEN BACK', 'WHY THEN'] : [])]
  const rows = shown.map(({ address, suppressedAt, suppressedBy, reason, liftedAt, note }) => [
    address,
    suppressedAt.toISOString(),
    suppressedBy,
    reason,
    ...(all ? [liftedAt?.toISOString() ?? '', note ?? ''] : []),
  ])
  return [head, ...rows]
}

/** `feuilleton suppression add <address>…`: sends nothing there any more, from any cohort. */
export async function addToSuppressions(
  config: Config,
  typed: readonly string[],
  options: ReasonOptions,
  output: Output,
): Promise<number> {
  const request = requestOf(typed, options)
  const changes = await withStore(config, (db) => addSuppressions(db, request))
  for (const { address, isChanged, reads } of changes)
    output.out(`${address} ${isChanged ? 'is suppressed' : 'was suppressed already'}; ${reading(reads)}`)
  if (changes.some(({ isChanged }) => isChanged))
    output.out('Nothing more is sent there, whoever enrols it; its letters that fall due are skipped.')
  return 0
}

/** `feuilleton suppression remove <address>…`: its next letters leave again. */
export async function takeFromSuppressions(
  config: Config,
  typed: readonly string[],
  options: ReasonOptions,
  output: Output,
): Promise<number> {
  const request = requestOf(typed, options)
  const changes = await withStore(config, (db) => removeSuppressions(db, request))
  const taken = changes.filter(({ isChanged }) => isChanged)
  for (const change of taken)
    output.out(`${change.address} is not suppressed any more; ${reading(change.reads)}${leaving(change)}`)
  if (taken.length > 0)
    output.out('Its next letters leave again; those that were skipped or bounced stay so.')
  const missed = changes.filter(({ isChanged }) => !isChanged).map(({ address }) => address)
  if (missed.length === 0) return 0
  throw new UserError(`not suppressed, and left as it is: ${missed.join(', ')}`)
}

function reading(reads: number): string {
  return reads === 0 ? 'it follows no cohort' : `it follows ${count(reads, 'cohort')}`
}

function leaving({ left }: SuppressionChange): string {
  return left === 0 ? '' : `, and stays unsubscribed from ${count(left, 'cohort')}`
}

function requestOf(typed: readonly string[], { reason, ...author }: ReasonOptions) {
  return { addresses: addressesOf(typed), why: whyOf(reason), by: authorOf(author), now: new Date() }
}

function addressesOf(typed: readonly string[]): Address[] {
  const parsed = typed.map((text) => ({ text, ...parseAddress(text) }))
  const wrong = parsed.flatMap((one) =>
    one.ok ? [] : [`${JSON.stringify(one.text.slice(0, 80))} is not an address: ${one.why}`],
  )
  if (wrong.length > 0) throw new UserError(`${wrong.join('\n')}\nNothing was changed.`)
  return [...new Set(parsed.flatMap((one) => (one.ok ? [one.address] : [])))]
}

function whyOf(reason: string | undefined): string {
  if (reason?.trim()) return reason.trim()
  throw new UserError('say why: --reason "…"')
}
