import { z } from 'zod'
import { isoDate, wallTime } from './calendar-rule.ts'
import { instantAt } from './local-time.ts'
import { placeholderName, slug } from './names.ts'

/** Of those who registered for an event or wait for a place. */
export const EVENT_READERS = ['registered', 'attended', 'absent', 'waiting'] as const
/** By a lesson: those whose last one it is, those who got it, those who did not. */
export const LESSON_READERS = ['day', 'got', 'missed'] as const
const COURSE_READERS = ['everybody', 'marked-nothing'] as const

const readersSchema = z.union([
  z.strictObject({ who: z.enum(COURSE_READERS) }),
  z.strictObject({ who: z.enum(LESSON_READERS), lesson: slug }),
  z.strictObject({ who: z.enum(EVENT_READERS), event: placeholderName }),
])

/**
 * Whom a one-off letter is for. Everybody who follows the course; those who marked no lesson as read; those whose last
 * lesson to fall due was this one (`day`), who got it, who did not get it; those registered for an event, there, not
 * there, or waiting for a place.
 */
export type OneOffReaders = z.infer<typeof readersSchema>

/**
 * Reads readers as they are written in commands and forms, such as `everybody`, `got:jour-06` or
 * `registered:webinaire`.
 */
export function parseReaders(text: string): OneOffReaders | undefined {
  const [who, of, ...more] = text.split(':')
  if (more.length > 0) return undefined
  const isOfEvent = EVENT_READERS.some((each) => each === who)
  const asked = of === undefined ? { who } : isOfEvent ? { who, event: of } : { who, lesson: of }
  return readersSchema.safeParse(asked).data
}

/** The same, where a lesson may be named by its day too: `got:6`. */
export function parseReadersOf(
  text: string,
  lessons: readonly { day: number; letter: string }[],
): OneOffReaders | undefined {
  const [who, of] = text.split(':')
  const letter = lessons.find(({ day }) => String(day) === of)?.letter
  return parseReaders(letter === undefined ? text : `${who}:${letter}`)
}

/** Writes readers as `parseReaders` reads them. */
export function readersText(readers: OneOffReaders): string {
  if ('lesson' in readers) return `${readers.who}:${readers.lesson}`
  return 'event' in readers ? `${readers.who}:${readers.event}` : readers.who
}

/** What a one-off letter says: a subject and a preheader on one line each, and Markdown; all with placeholders. */
export type OneOffWords = { readonly subject: string; readonly preheader: string; readonly body: string }

/** A letter outside the calendar, which an organiser writes to some of a cohort. */
export type OneOff = OneOffWords & {
  id: number
  cohortId: number
  readers: OneOffReaders
  changedAt: Date
  /** Null while it is a draft. */
  sentAt: Date | null
  /** A wall-clock time in the zone of each reader, `YYYY-MM-DDTHH:MM`; null for a letter that leaves at once. */
  leavesAt: string | null
}

/** In milliseconds. Until then all of a letter that leaves at once can be called back. */
export const ONE_OFF_HOLD_MS = 60_000

/** In milliseconds. What a pause or a relay holds back for longer than this does not leave any more. */
const LEAVES_WITHIN_MS = 3 * 24 * 60 * 60_000

const ONE_OFF_LETTER = /^one-off\.([1-9]\d{0,14})$/

/** How a one-off letter is named in the ledger: no lesson has a dot in its name, and no event a hyphen. */
export function oneOffLetter(id: number): string {
  return `one-off.${id}`
}

/** The id of a one-off letter by its name; undefined for other letters. */
export function oneOffId(letter: string): number | undefined {
  const id = ONE_OFF_LETTER.exec(letter)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** Reads a wall-clock time such as `2027-03-10T18:00`. */
export function parseLeavesAt(text: string): string | undefined {
  const [date, at, ...more] = text.split('T')
  const isRead = isoDate.safeParse(date).success && wallTime.safeParse(at).success && more.length === 0
  return isRead ? text : undefined
}

/** When a letter leaves in a zone, and until when it may. One whose time has passed there leaves with the hold. */
export function oneOffTimes(
  { leavesAt, sentAt }: { leavesAt: string | null; sentAt: Date },
  zone: string,
): { dueAt: Date; expiresAt: Date } {
  const [date = '', at = ''] = leavesAt?.split('T') ?? []
  const wanted = leavesAt === null ? sentAt : instantAt(date, at, zone)
  const dueAt = new Date(Math.max(sentAt.getTime() + ONE_OFF_HOLD_MS, wanted.getTime()))
  return { dueAt, expiresAt: new Date(dueAt.getTime() + LEAVES_WITHIN_MS) }
}
