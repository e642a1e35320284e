import { eventLetter } from '../actions/event-letter.ts'
import { eventStatesIn, type LetterSetting } from '../actions/letter-setting.ts'
import { isEventFull } from '../actions/reader-events.ts'
import type { Programme } from '../domain/programme.ts'
import { foldedReminders } from '../domain/track-reminders.ts'
import { fillEventNote } from '../letters/event-note/fill-event-note.ts'
import type { LetterBanner } from '../letters/letter-context.ts'
import { isTold } from '../store/audiences.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { findRegistration } from '../store/registrations.ts'
import type { Desk } from './desk.ts'
import { eventPage, noteContext } from './event-note.ts'
import { sourcesOf } from './write-event-letter.ts'

/** A reminder that is a part of a lesson for one reader; `open` gives its words for the reader whose page is at a URL. */
export type LessonBanner = { name: string; open: () => Promise<(meUrl: string) => LetterBanner> }

const LABEL = { fr: 'Voir la page', en: 'See the page' } as const

type Lesson = { delivery: ClaimedDelivery; track: LetterSetting }

/**
 * The reminders that leave with a lesson for one reader: those of the plan whose audience the reader is of, where the
 * event takes place as the lesson speaks of it.
 */
export async function openBanners(desk: Desk, { delivery, track }: Lesson): Promise<LessonBanner[]> {
  const { edition, cohort, lessons, changes } = track
  if (!mayFold(edition.programme)) return []
  const states = eventStatesIn(track, delivery.writtenVersion)
  const run = { programme: edition.programme, cohort, changes }
  const folded = foldedReminders(run, { states, lessons, track: track.track }, delivery.letter)
  const banners: LessonBanner[] = []
  for (const { event, name: reminder, audience, expiresAt } of folded) {
    const { enrolmentId, writtenAt: now, writtenVersion: version } = delivery
    if (expiresAt <= now || !(await isTold(desk.db, { enrolmentId, event, audience, at: now }))) continue
    const registration = await findRegistration(desk.db, enrolmentId, event)
    const facts = states[event]?.facts
    const isFull = facts ? await isEventFull(desk.db, { cohortId: delivery.cohortId, event, facts }) : false
    const occasion = { event, purpose: { reminder, audience }, version, now, registration, isFull }
    const letter = eventLetter(track, occasion)
    if (typeof letter === 'string') continue
    const reader = { delivery, track, registration, request: undefined }
    const open = async () => {
      const note = await desk.letters.eventNote(sourcesOf(track, letter, delivery))
      const { banner = '' } = fillEventNote(note, noteContext(desk, reader, letter))
      const label = LABEL[note.language]
      const isRelease = letter.state.facts.kind === 'release'
      return (meUrl: string) => ({ text: banner, url: isRelease ? meUrl : eventPage(meUrl, event), label })
    }
    banners.push({ name: `${event}.${reminder}`, open })
  }
  return banners
}

/** Programmes hardly ever fold anything: then no lesson has to be looked at. */
function mayFold({ events }: Programme): boolean {
  return Object.values(events).some(({ reminders = [] }) =>
    reminders.some(({ meets_lesson }) => meets_lesson === 'fold'),
  )
}
