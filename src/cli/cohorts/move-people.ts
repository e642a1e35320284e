import { movePeople } from '../../actions/people-moves/move-people.ts'
import { type PeopleMoveRequest, showPeopleMove } from '../../actions/people-moves/plan-people-move.ts'
import { undoPeopleMove } from '../../actions/people-moves/undo-people-move.ts'
import type { Config } from '../../config.ts'
import { type Address, addressKey } from '../../domain/address.ts'
import { systemClock } from '../../domain/clock.ts'
import { readNarrowing, searchWords } from '../../domain/people-filter.ts'
import type { PeopleMovePlan } from '../../domain/people-move.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { type ChosenPeople, enrolmentsAt } from '../../store/people-moves.ts'
import { authorOf } from '../author.ts'
import type { Output } from '../output.ts'
import { type ListOptions, peopleFrom } from '../people/people-file.ts'
import { addressTyped } from '../people/person-named.ts'
import { peopleWords } from '../people-words.ts'
import { withStore } from '../with-store.ts'
import { cohortNamed } from './cohort-named.ts'
import { moveWords } from './move-words.ts'
import { offerPlan, type PlanFlow, tellOutcome } from './plan-flow.ts'

export type MoveOptions = ListOptions & {
  /** The cohort that they are in. */
  slug: string
  addresses: readonly string[]
  to?: string
  csv?: string
  state?: string
  letter?: string
  outcome?: string
  find?: string
  basis?: string
  apply?: string
  undo?: boolean
  by?: string
}

const FLOW: PlanFlow<PeopleMovePlan> = { words: moveWords, done: 'Done.' }

/**
 * `feuilleton cohort move-people <cohort>`: shows what it does to move people to another cohort, and does it with
 * `--apply <plan>` where it still does what that plan says.
 */
export async function movePeopleOf(config: Config, options: MoveOptions, output: Output): Promise<number> {
  const { slug, to, apply: hash, undo } = options
  const named = await addressesOf(options, output)
  return withStore(config, async (db) => {
    if (undo) return takeBack(db, options, output)
    if (to === undefined) throw new UserError('say where they go with --to <cohort>')
    const request = { from: slug, to, chosen: await chosenBy(db, options, named) }
    if (hash !== undefined) return make(db, { ...request, hash, options }, output)
    return offerPlan(output, await showPeopleMove(db, request, systemClock), FLOW)
  })
}

type Making = PeopleMoveRequest & { hash: string; options: MoveOptions }

async function make(db: Database, { options, ...request }: Making, output: Output): Promise<number> {
  const { basis = '' } = options
  if (basis.trim() === '')
    throw new UserError(
      'say how these people agreed to it: --basis "asked for it by mail". It is kept beside each of them.',
    )
  const made = await movePeople(db, { ...request, basis, by: authorOf(options) }, systemClock)
  return tellOutcome(output, made, FLOW)
}

async function takeBack(db: Database, { slug, basis, by }: MoveOptions, output: Output): Promise<number> {
  const wording = basis?.trim() || 'the move was taken back'
  const people = await undoPeopleMove(
    db,
    { cohort: slug, wording, by: authorOf({ ...(by ? { by } : {}) }) },
    systemClock,
  )
  output.out(`${peopleWords(people)} are in ${slug} again, as they were.`)
  return 0
}

async function addressesOf(options: MoveOptions, output: Output): Promise<Address[] | undefined> {
  const typed = options.addresses.map(addressTyped)
  const listed = options.csv ? (await peopleFrom(options.csv, options, output)).people : []
  const all = [...typed, ...listed.map(({ address }) => address)]
  return all.length > 0 ? all : undefined
}

/** @throws UserError that names those who are not in the cohort. */
async function chosenBy(
  db: Database,
  { slug, state, letter, outcome, find = '', skipBad }: MoveOptions,
  addresses: readonly Address[] | undefined,
): Promise<ChosenPeople> {
  const filter = { ...readNarrowing({ state, letter, outcome }), words: searchWords(find) }
  if (outcome !== undefined && filter.outcome === undefined)
    throw new UserError(`--outcome ${outcome} is asked of a letter: add --letter, such as --letter jour-06`)
  if (!addresses) return filter
  const { cohort } = await cohortNamed(db, slug)
  const found = await enrolmentsAt(db, cohort.id, addresses.map(addressKey))
  const unknown = addresses.filter((address) => !found.has(addressKey(address)))
  if (unknown.length > 0 && !skipBad)
    throw new UserError(
      `${unknown.slice(0, 20).join('\n')}\n${peopleWords(unknown.length)} of these are not in ${slug}: take them out, or leave them out with --skip-bad. Nobody was moved.`,
    )
  return { ...filter, among: [...found.values()] }
}
