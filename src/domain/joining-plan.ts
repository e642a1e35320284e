import { createHash } from 'node:crypto'
import type { Cohort } from './cohort.ts'
import type { PlannedLesson } from './plan.ts'
import type { PlanLine } from './plan-line.ts'

/** Who may join a cohort: how many, and what becomes of those who come after its day one. */
export type Joining = Pick<Cohort, 'capacity' | 'lateJoiners'>

/** What somebody gets who joins now: the first lesson, how many by mail, and how many have left before. */
export type Newcomer = { first: PlannedLesson; byMail: number; missed: number }

/** Whether people can join by themselves. */
export type SignUp = 'closed' | 'full' | 'open'

/** What it does to change who may join a cohort, as plain facts. */
export type JoiningPlan = {
  cohort: Cohort
  after: Joining
  now: Date
  enrolled: number
  /** Who has still to confirm; a place is theirs once they do. */
  pending: number
  /** How many of those find a place. */
  fits: number
  /** How many are enrolled beyond the new places: they stay. */
  over: number
  signUp: { before: SignUp; after: SignUp }
  /** Where the rule for late joiners changes: what becomes of somebody who joins now. Null: it is too late for them. */
  newcomer: { before: Newcomer | null; after: Newcomer | null } | undefined
  /** Of what it would do. Of many who are over, their number is a part of it by its first two digits. */
  hash: string
}

/** What is known of a cohort when its plan is made. */
export type JoiningFacts = Pick<JoiningPlan, 'cohort' | 'after' | 'now' | 'enrolled' | 'pending' | 'newcomer'>

/** Works out what a change does, and changes nothing. */
export function planJoiningOf(facts: JoiningFacts): JoiningPlan {
  const { cohort, after, enrolled, pending } = facts
  const free = after.capacity === null ? pending : Math.max(0, after.capacity - enrolled)
  const plan = {
    ...facts,
    fits: Math.min(pending, free),
    over: after.capacity === null ? 0 : Math.max(0, enrolled - after.capacity),
    signUp: { before: signUpOf(cohort, enrolled), after: signUpOf({ ...cohort, ...after }, enrolled) },
  }
  return { ...plan, hash: hashOf(plan) }
}

/** What a plan does, to be compared with what was seen. */
export function joiningLines({ enrolled, pending, fits, over, signUp, newcomer }: JoiningPlan): PlanLine[] {
  const facts = {
    people: `${enrolled} ${pending}`,
    fits: String(fits),
    over: String(over),
    signUp: signUp.after,
    ...(newcomer ? { before: newcomerText(newcomer.before), after: newcomerText(newcomer.after) } : {}),
  }
  return Object.entries(facts).map(([about, becomes]) => ({ about, of: 'joining', becomes }))
}

function signUpOf({ signUp, capacity }: Pick<Cohort, 'signUp' | 'capacity'>, enrolled: number): SignUp {
  if (signUp === 'closed') return 'closed'
  return capacity !== null && enrolled >= capacity ? 'full' : 'open'
}

function newcomerText(newcomer: Newcomer | null): string {
  return newcomer ? `${newcomer.first.letter} ${newcomer.first.dueAt.toISOString()} ${newcomer.byMail}` : ''
}

/** How many wait is no part of it: people sign up and confirm all the time. */
function hashOf({ cohort, after, over, signUp, newcomer }: Omit<JoiningPlan, 'hash'>): string {
  const { id, capacity, lateJoiners } = cohort
  const newcomers = newcomer && [newcomerText(newcomer.before), newcomerText(newcomer.after)]
  const becomes = [after.capacity, after.lateJoiners, signUp, Number(over.toPrecision(2))]
  const text = JSON.stringify([id, capacity, lateJoiners, becomes, newcomers])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
