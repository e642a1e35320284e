import type { Programme, ProgrammeEvent } from '../domain/programme.ts'
import type { Coming } from './comings.ts'
import type { Period, Truth } from './truth.ts'

/** What one person does. `person` is the index in the list of people, from 0. */
export type Act = { at: Date; person: number; event: string; does: 'registers' | 'unregisters' }

export type Casting = {
  programme: Programme
  truth: Truth
  people: number
  /** The instant at which everybody has joined who is there from the beginning. */
  joined: Date
  /** Those who join later; none when left out. */
  comings?: readonly Coming[]
  /** The instant at which the lessons of a day have left for everybody. */
  afterLessons: (day: number) => Date
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const REGISTERS_ON = 3
const TAKES_BACK_ON = 5

/**
 * Decides who registers for what, and when: always the same people, so that every kind of letter occurs. For a webinar,
 * the first third registers on day 3 (or one more than it has places, if there are enough people). Then one registers
 * half an hour before the start, one after it, and one registers early and withdraws. The last person follows each
 * MOOC. The first who joins late registers for each webinar then. The others do nothing; nobody does before they have
 * joined.
 */
export function castActs(casting: Casting): Act[] {
  const { programme, people, comings = [] } = casting
  if (people === 0) return []
  const joined = new Map(comings.map(({ person, at }) => [person, at.getTime() + MINUTE]))
  return Object.entries(programme.events)
    .flatMap(([name, event]) => actsAt(casting, name, event))
    .map((act) => ({ ...act, at: new Date(Math.max(act.at.getTime(), joined.get(act.person) ?? 0)) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function actsAt(casting: Casting, name: string, event: ProgrammeEvent): Act[] {
  if (event.kind === 'webinar') return webinarActs(casting, name, event.capacity ?? 0)
  return event.kind === 'mooc' ? moocActs(casting, name) : []
}

function webinarActs(casting: Casting, event: string, places: number): Act[] {
  const { people, truth, joined, afterLessons, comings = [] } = casting
  const periods = truth.periods(event)
  const start = periods[0]?.state.moments.start?.at
  if (!start) return []
  const third = Math.max(1, Math.floor(people / 3))
  const early = Math.min(people, places > 0 && people > places ? Math.max(third, places + 1) : third)
  const [late, after, back] = [early, early + 1, early + 2]
  const before = earlyEnough(afterLessons(REGISTERS_ON), start, joined)
  const takenBack = new Date(Math.min(afterLessons(TAKES_BACK_ON).getTime(), before.getTime() + 2 * DAY))
  const lateAt = whenItHolds(periods, -30 * MINUTE)
  const afterAt = whenItHolds(periods, 10 * MINUTE)
  const registers = (person: number, at: Date | undefined): Act[] =>
    at && person < people ? [{ at, person, event, does: 'registers' }] : []
  return [
    // Before the others, so that a place becomes free when all are taken.
    ...registers(back, before),
    ...Array.from({ length: early }, (_, person) => registers(person, before)).flat(),
    ...registers(late, lateAt),
    ...registers(after, afterAt),
    ...(back < people ? [{ at: takenBack, person: back, event, does: 'unregisters' as const }] : []),
    ...comings.slice(0, 1).flatMap(({ person, at }) => registers(person, at)),
  ]
}

/**
 * The wanted instant, or, if the start is less than three days after it, three days before the start, but never before
 * everybody has joined.
 */
function earlyEnough(wanted: Date, start: Date, joined: Date): Date {
  if (wanted.getTime() <= start.getTime() - 3 * DAY) return wanted
  return new Date(Math.max(joined.getTime(), Math.min(wanted.getTime(), start.getTime() - 3 * DAY)))
}

/** The instant at `offset` milliseconds from the start of a webinar, if that start still holds then. */
function whenItHolds(periods: readonly Period[], offset: number): Date | undefined {
  return periods
    .flatMap(({ from, to, state }) => {
      const start = state.moments.start?.at
      if (state.cancelled || !start) return []
      const at = new Date(start.getTime() + offset)
      return at >= from && (!to || at < to) ? [at] : []
    })
    .at(-1)
}

function moocActs({ people, truth, afterLessons }: Casting, event: string): Act[] {
  const opens = truth.periods(event)[0]?.state.moments.opens?.at
  if (!opens) return []
  const at = new Date(Math.max(afterLessons(REGISTERS_ON).getTime(), opens.getTime() + DAY / 2))
  return [{ at, person: people - 1, event, does: 'registers' }]
}
