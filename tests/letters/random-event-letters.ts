import fc from 'fast-check'
import { type EventState, eventStates } from '../../src/domain/event-changes.ts'
import { planTrack } from '../../src/domain/plan.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import type { OwnLetter, ServiceSources } from '../../src/letters/service/service-letter.ts'
import type { EventLetter, ReadersEventLetter } from '../../src/writing/event-letter.ts'
import type { LetterSetting } from '../../src/writing/letter-setting.ts'
import { realEdition } from '../support/real-programme.ts'

/** Of a letter about an event of the real programme: what it is, for readers who stand alike. */
export type Told = {
  sources: ServiceSources
  letter: EventLetter
  standing: Standing
  at: Date
  zone: string
}

type Standing = 'registered' | 'waiting' | 'left' | undefined
type Kind = EventState['facts']['kind']

/** Everything that leaves about an event of a kind, but what answers one request alone. */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  webinar: [
    ...['registered', 'waiting', 'unregistered', 'moved', 'cancelled', 'day-before', 'invite'],
    ...['hour-before', 'replay', 'before', 'after'],
  ],
  mooc: [
    ...['moved', 'cancelled', 'opens', 'first-day', 'start-invite', 'week-before-end', 'last-call'],
    ...['milestone', 'before', 'after'],
  ],
  release: ['moved', 'cancelled', 'out', 'before', 'after'],
}

/** What a programme may write itself: a name as it is, changed or compared with, and how long it is until a moment. */
const OWN_WORDS = [
  'Bonjour{% if first_name %} {{ first_name }}{% endif %}, à bientôt.',
  '{{ first_name | default: "Vous" }}, [la page]({{ page_url }}) vous attend.',
  'Bonjour {{ first_name | upcase }}.',
  '{% if first_name == "Ana" %}Ana, déjà{% endif %} : {{ event.of | relative_day }}.',
  'Rien pour personne, ni pour {{ programme }}.',
]
const COUNTING = 'Cela commence {{ event.start | countdown }}, {{ first_name }}.'

const ZONES = ['Europe/Paris', 'America/Montreal', 'Pacific/Kiritimati', 'Asia/Kolkata']
const RUN = { dayOne: '2027-01-11', zone: 'Europe/Paris' }
const DAY_MS = 86_400_000

/** What the letters of a track of the real programme share. */
export async function realSetting(): Promise<LetterSetting> {
  const edition = await realEdition()
  const { calendar } = edition.programme
  const track = { ...RUN, at: '07:30' }
  const cohort = {
    id: 1,
    name: 'Janvier',
    slug: 'janvier',
    start: 'fixed',
    calendar,
    uidDomain: 'deux.example',
    ...RUN,
  }
  const { lessons } = planTrack(edition.programme, calendar, track)
  return { cohort, edition, track, lessons, changes: [], brands: [] } as unknown as LetterSetting
}

/** Letters about any event at any instant around it, to readers of any standing in any zone. */
export function anyTold(setting: LetterSetting): fc.Arbitrary<Told> {
  const { programme } = setting.edition
  const states = eventStates(programme, { ...RUN, rule: programme.calendar }, { changes: [], version: 0 })
  return fc.constantFrom(...Object.entries(states)).chain(([event, state]) => toldOf(event, state, setting))
}

function toldOf(event: string, state: EventState, setting: LetterSetting): fc.Arbitrary<Told> {
  const { kind } = state.facts
  const beginning = Object.values(state.moments)[0]?.at ?? new Date(0)
  return fc
    .record({
      name: fc.constantFrom(...NAMES[kind]),
      language: fc.constantFrom(...LANGUAGES),
      words: fc.option(fc.constantFrom(...OWN_WORDS, ...(kind === 'webinar' ? [COUNTING] : [])), {
        freq: 3,
        nil: undefined,
      }),
      standing: fc.constantFrom<Standing>('registered', 'waiting', 'left', undefined),
      audience: fc.constantFrom('everyone', 'registered', 'not-registered', 'attended', 'absent'),
      of: fc.constantFrom(...Object.keys(state.moments)),
      minutes: fc.integer({ min: -4_000, max: 4_000 }),
      zone: fc.constantFrom(...ZONES),
    })
    .map(({ name, language, words, standing, audience, of, minutes, zone }) => {
      const isReminder = !['registered', 'waiting', 'unregistered', 'moved', 'cancelled'].includes(name)
      const letter = {
        ...{ name, event, state },
        ...(isReminder ? { audience, reminder: name, of } : {}),
        ...(name === 'moved' ? { before: earlier(state) } : {}),
      } as EventLetter
      const own = words !== undefined && isReminder ? { own: ownLetter(words, state, setting) } : {}
      const sources = {
        kind: 'service',
        frame: 'event',
        name,
        language: own.own ? 'fr' : (language as Language),
        ...own,
      } as const
      return { sources, letter, standing, at: new Date(beginning.getTime() + minutes * 60_000), zone }
    })
}

function earlier(state: EventState): EventState {
  const moments = Object.entries(state.moments).map(([name, moment]) => {
    return [name, { ...moment, at: new Date(moment.at.getTime() - 2 * DAY_MS) }]
  })
  return { ...state, moments: Object.fromEntries(moments) }
}

function ownLetter(words: string, { facts }: EventState, { edition }: LetterSetting): OwnLetter {
  const source = `---\nsubject: 'À {{ first_name }}'\npreheader: Bientôt\ntitle: Le rappel\n---\n\n${words}\n`
  return { editionHash: edition.hash, file: `reminders/${words.length}.md`, source, event: facts }
}

/** Who reads it, as the ledger knows them. `id` is that of the delivery, and tells their tokens from those of others. */
export type Person = { id: number; firstName: string | null; revision: number }

/** The letter of one of its readers. */
export function letterTo(
  setting: LetterSetting,
  told: Told,
  { id, firstName, revision }: Person,
): ReadersEventLetter {
  const { letter, standing, at, zone, sources } = told
  const delivery = {
    ...{ id, enrolmentId: id + 7, generation: 1, trackId: 1, letter: 'x', address: `a${id}@deux.example` },
    ...{
      firstName,
      writtenAt: at,
      writtenVersion: 0,
      language: sources.language,
      trackZone: zone,
      attempts: 1,
    },
  }
  const registration = standing && { state: standing, revision, event: letter.event, enrolmentId: id + 7 }
  const reader = { enrolmentId: id + 7, deliveryId: id, generation: 1 }
  const about = `${letter.event}.${letter.reminder ?? letter.name}`
  return {
    delivery,
    setting,
    told: letter,
    registration,
    request: undefined,
    about,
    reader,
  } as unknown as ReadersEventLetter
}
