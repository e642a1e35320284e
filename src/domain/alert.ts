import type { Role } from './rights.ts'

/**
 * What organisers are told of without looking: a cohort or a domain that is paused by refusals, letters that are held or
 * unknown, a relay that does not answer, a letter of which many bounce, a domain whose readers complain.
 */
export const ALERT_KINDS = ['relay', 'paused', 'held', 'unknown', 'bounces', 'complaints'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** One thing that is wrong at the moment. `subject` tells it from others of its kind as long as it lasts. */
export type Trouble = { kind: AlertKind; subject: string; facts: TroubleFacts }

/** Which cohort, letter or domain, how many letters, and what the relay says: what there is of it. */
export type TroubleFacts = {
  cohort?: string
  letter?: string
  domain?: string
  reason?: string
  n?: number
  of?: number
}

/** When a kind of alert was raised last, and which troubles were told by then. */
export type Told = { raisedAt: Date; subjects: readonly string[] }

/** In milliseconds. At most one alert of a kind in this time. */
const ALERT_EVERY_MS = 60 * 60_000

/**
 * Whether what is wrong now calls for an alert of its kind: something of it was not told, and the last alert of the kind
 * was an hour ago. What comes too early is told once the hour is over, if it is still there.
 */
export function callsForAlert(now: Date, troubles: readonly Trouble[], told: Told | undefined): boolean {
  const isNew = troubles.some(({ subject }) => !told?.subjects.includes(subject))
  return isNew && (!told || now.getTime() - told.raisedAt.getTime() >= ALERT_EVERY_MS)
}

/** A letter bounces too often when more than one in twenty did, and at least five. */
export const BOUNCE_BOUND = { oneIn: 20, atLeast: 5 } as const

/**
 * Readers of one domain complain too often in a week: Gmail asks for fewer than 3 in 1,000 letters. One alone says
 * nothing.
 */
export const COMPLAINT_BOUND = { perThousand: 3, atLeast: 3, withinMs: 7 * 24 * 60 * 60_000 } as const

/** What somebody is told who has not chosen: those who can act on it get every alert. */
export function usualAlerts(role: Role): readonly AlertKind[] {
  return role === 'owner' || role === 'organiser' ? ALERT_KINDS : []
}

/** What a message is about: an alert, or the summary of a day. */
export type AlertMessageKind = AlertKind | 'summary'

/** What a message says: what is wrong, all of it or the first of many, and for a summary what left and what leaves. */
export type AlertFacts = { troubles: readonly Trouble[]; more: number; day?: DaySummary }

/** A day of letters: what became of those of the last 24 hours, and how many leave in the next. */
export type DaySummary = { submitted: number; bounced: number; left: number; next: number }

const MOST_TOLD = 10

/** The facts of a message about these troubles; the words of a relay lose the addresses that are in them. */
export function factsOf(troubles: readonly Trouble[]): AlertFacts {
  const told = troubles.slice(0, MOST_TOLD).map(withoutAddresses)
  return { troubles: told, more: troubles.length - told.length }
}

function withoutAddresses(trouble: Trouble): Trouble {
  const { reason } = trouble.facts
  if (reason === undefined) return trouble
  return { ...trouble, facts: { ...trouble.facts, reason: reason.replace(/[^\s<>]+@[^\s<>]+/g, '…') } }
}
