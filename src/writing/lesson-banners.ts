import type { PlannedReminder } from '../domain/planned-reminder.ts'
import type { Programme } from '../domain/programme.ts'
import { foldedReminders } from '../domain/track-reminders.ts'
import { fillServiceLetter } from '../letters/fill.ts'
import type { LetterBanner } from '../letters/letter-context.ts'
import { eventScope } from '../letters/service/event-scope.ts'
import { readLessonWords } from '../letters/service/service-files.ts'
import { isTold } from '../store/audiences.ts'
import { isEventFull } from '../store/event-capacity.ts'
import { keepBanners } from '../store/written-banners.ts'
import { eventContext } from './event-context.ts'
import { type EventLetter, eventLetter, type NothingToSay } from './event-letter.ts'
import { eventSources } from './event-steps.ts'
import { eventPage } from './event-urls.ts'
import { eventStatesIn } from './letter-setting.ts'
import { readerTokens } from './reader-addresses.ts'
import type { DueLetter, WriterDeps } from './steps.ts'

/** A reminder that is a part of a lesson for one reader; `open` gives its words for the reader whose page is at a URL. */
export type LessonBanner = { name: string; open: () => Promise<(meUrl: string) => LetterBanner> }

type Lesson = Pick<DueLetter, 'delivery' | 'setting'>
type Folded = Lesson & { reminder: PlannedReminder }

/**
 * The reminders that leave with a lesson for one reader: those of the plan whose audience the reader is of, where the
 * event takes place as the lesson speaks of it. A lesson that is tried again has those of its first try.
 */
export async function openBanners(deps: WriterDeps, lesson: Lesson): Promise<LessonBanner[]> {
  const folded = foldedInto(lesson)
  if (folded.length === 0) return []
  const told: string[] = []
  for (const each of folded) if (await isToldNow(deps, each)) told.push(each.reminder.letter)
  const written = await keepBanners(deps.db, lesson.delivery, told)
  return folded.flatMap((each) => (written.includes(each.reminder.letter) ? openBanner(deps, each) : []))
}

function foldedInto({ delivery, setting }: Lesson): Folded[] {
  const { edition, cohort, lessons, changes } = setting
  const { programme } = edition
  if (!mayFold(programme)) return []
  const states = eventStatesIn(setting, delivery.writtenVersion)
  const plan = { states, lessons, track: setting.track }
  const folded = foldedReminders({ programme, cohort, changes }, plan, delivery.letter)
  return folded.map((reminder) => ({ delivery, setting, reminder }))
}

/** Programmes hardly ever fold anything: then no lesson has to be looked at. */
function mayFold({ events }: Programme): boolean {
  return Object.values(events).some(({ reminders = [] }) =>
    reminders.some(({ meets_lesson }) => meets_lesson === 'fold'),
  )
}

/** Where its reader stands decides here alone: what a banner says is the same for everybody of its audience. */
async function isToldNow({ db }: WriterDeps, { delivery, setting, reminder }: Folded): Promise<boolean> {
  const { event, audience, expiresAt } = reminder
  const { enrolmentId, cohortId, writtenAt: at } = delivery
  if (expiresAt <= at || !(await isTold(db, { enrolmentId, event, audience, at }))) return false
  const facts = setting.edition.programme.events[event]
  const isInvited = audience === 'not-registered'
  const isFull = facts && isInvited ? await isEventFull(db, { cohortId, event, facts }) : false
  return typeof letterOf({ delivery, setting, reminder }, isFull) !== 'string'
}

function letterOf({ delivery, setting, reminder }: Folded, isFull: boolean): EventLetter | NothingToSay {
  const { event, name, audience } = reminder
  const { writtenAt: now, writtenVersion: version } = delivery
  const purpose = { reminder: name, audience }
  return eventLetter(setting, { event, purpose, version, now, registration: undefined, isFull })
}

/** In the language of the programme, as the lesson is, whatever that of its reader. */
function openBanner(deps: WriterDeps, folded: Folded): LessonBanner[] {
  const letter = letterOf(folded, false)
  if (typeof letter === 'string') return []
  const { delivery, setting, reminder } = folded
  const { language } = setting.edition.programme
  const reader = { delivery, setting, registration: undefined, request: undefined }
  const open = async () => {
    const note = await deps.letters.service(eventSources(setting, letter, { language }))
    const { enrolmentId, generation, firstName, id: deliveryId } = delivery
    const tokens = readerTokens(deps.keys, { enrolmentId, generation, deliveryId })
    const context = eventContext(deps, reader, { letter, reader: { tokens, firstName } })
    const { banner = '' } = fillServiceLetter(note, eventScope(context, note))
    const label = readLessonWords(language).banner
    const isRelease = letter.state.facts.kind === 'release'
    return (meUrl: string) => {
      const url = isRelease ? meUrl : eventPage(meUrl, reminder.event)
      return { text: banner, url, label }
    }
  }
  return [{ name: reminder.letter, open }]
}
