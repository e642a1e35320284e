import type { CompiledServiceLetter } from '../letters/compile.ts'
import { ownReminder } from '../letters/service/own-reminder.ts'
import type { ServiceSources } from '../letters/service/service-letter.ts'
import { isEventFull } from '../store/event-capacity.ts'
import { lastTold } from '../store/event-notices.ts'
import { findRegistration, type Registration } from '../store/registrations.ts'
import { EVENT_REQUESTS, type EventRequestKind, type SubscriberRequest } from '../store/requests.ts'
import { calendarFor } from './event-calendar.ts'
import { type EventLetter, type EventPurpose, eventLetter, type ReadersEventLetter } from './event-letter.ts'
import { letterBrand } from './letter-brand.ts'
import type { LetterSetting } from './letter-setting.ts'
import { openEventLetter, shareEventLetter } from './share-event-letter.ts'
import type { DueLetter, Steps, WriterDeps } from './steps.ts'

/** A delivery about an event, with all that the database knows of it. */
type AboutEvent = DueLetter & {
  event: string
  purpose: EventPurpose
  registration: Registration | undefined
  isFull: boolean
}

/** Answers, reminders and notices. */
export const EVENT_STEPS: Steps<AboutEvent | { unknown: string }, ReadersEventLetter, CompiledServiceLetter> =
  {
    open,
    decide(about) {
      if ('unknown' in about) return { held: about.unknown }
      const { delivery, setting, registration, request } = about
      const { writtenAt: now, writtenVersion: version } = delivery
      const told = eventLetter(setting, { ...about, version, now })
      if (typeof told === 'string') return { skipped: told }
      const { enrolmentId, generation } = delivery
      const reader = { enrolmentId, generation, deliveryId: delivery.id }
      return {
        delivery,
        setting,
        registration,
        request,
        told,
        about: `${told.event}.${told.reminder ?? told.name}`,
        reader,
      }
    },
    compile({ letters, publicUrl }, { setting, told, delivery }) {
      const brand = letterBrand({ setting, writtenAt: delivery.writtenAt, publicUrl })
      return letters.service({ ...eventSources(setting, told, delivery), brand })
    },
    share: shareEventLetter,
    fill: (deps, filling) => openEventLetter(deps, filling).fill,
    calendar: calendarFor,
  }

async function open({ db }: WriterDeps, due: DueLetter): Promise<AboutEvent | { unknown: string }> {
  const { delivery, setting, request } = due
  const { enrolmentId, cohortId, kind } = delivery
  if (kind === 'answer' && !request) return { unknown: 'what this letter answers is not in the database' }
  const event = delivery.event ?? request?.detail.event
  if (event == null) return { unknown: `this ${kind} names no event` }
  const purpose = purposeOf(due) ?? {
    toldVersion: await lastTold(db, { enrolmentId, event, deliveryId: delivery.id }),
  }
  const registration = await findRegistration(db, enrolmentId, event)
  const facts = setting.edition.programme.events[event]
  const isInvited = 'reminder' in purpose && purpose.audience === 'not-registered'
  const isFull = facts && isInvited ? await isEventFull(db, { cohortId, event, facts }) : false
  return { ...due, event, purpose, registration, isFull }
}

/** Undefined for a notice, whose purpose is to tell what changed since the one before. */
function purposeOf({ delivery, request }: DueLetter): EventPurpose | undefined {
  const { kind, reminder, audience } = delivery
  if (kind === 'answer' && request && isEventRequest(request.kind))
    return { request: request.kind, revision: request.detail.revision }
  if (kind === 'reminder' && reminder !== null && audience !== null && audience !== 'concerned')
    return { reminder, audience }
  return undefined
}

function isEventRequest(kind: SubscriberRequest['kind']): kind is EventRequestKind {
  return EVENT_REQUESTS.some((known) => known === kind)
}

/** The words of a letter: the programme's own for one of its reminders where it has some. */
export function eventSources(
  { edition }: LetterSetting,
  { name, event, reminder }: EventLetter,
  { language }: Pick<ServiceSources, 'language'>,
): ServiceSources {
  const own = reminder === undefined ? undefined : ownReminder(edition, `${event}.${reminder}`)
  const sources = { kind: 'service', frame: 'event', name } as const
  return own ? { ...sources, language: edition.programme.language, own } : { ...sources, language }
}
