import type { Context } from 'hono'
import { html } from 'hono/html'
import type { PublicEvent } from '../../../actions/events/public-event.ts'
import { typeset } from '../../../documents/french-marks.ts'
import { helpPath } from '../../../domain/help-path.ts'
import { dateWords, timeWords } from '../../../domain/moment-words.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { assetAddress, ZONE_SCRIPT } from '../../assets.ts'
import { calmPage } from '../../calm-page.ts'
import { keepLanguage, otherLanguages, placeLanguage } from '../../language.ts'
import { page } from '../../page.ts'
import { eventFacts, eventHead, recordingFact, statusLines } from './event-facts.ts'
import type { EventView } from './event-view.ts'
import { phaseWords } from './event-words.ts'

type Shown = {
  c: Context
  found: PublicEvent
  language: Language
  now: Date
  /** Whether a script may guess the zone: nobody has chosen one yet. */
  guesses: boolean
}

/** The page of an event for everybody; `form` where people can still register. */
export function publicEventPage({ c, found, language, now, guesses }: Shown, form: Html | undefined): Html {
  const { cohort, programme } = found
  const say = sayIn(language)
  const view: EventView = { ...found, reader: { now, zone: cohort.zone, language } }
  const { title } = view.state.facts
  const course = typeset(programme.title, programme.language)
  const body = html`${eventHead(view, cohort.name)}
${form === undefined ? statusLines(lateWords(view)) : ''}
${eventFacts(view, recordingFact(view))}
${form === undefined ? '' : formSection(found, form, language)}
<p class="quiet">${say('event.public.partOf', { programme: course })} <a href="${keepLanguage(c, `/p/${programme.programme}`)}">${say('event.public.course')}</a></p>
<footer class="ways"><p class="quiet">${programme.sender.postal}</p></footer>
${guesses ? html`<script src="${assetAddress(ZONE_SCRIPT)}" defer></script>` : ''}`
  const other = c.req.method === 'GET' ? { otherLanguages: otherLanguages(c, language) } : {}
  const description = say('event.public.describe', {
    title: typeset(title, programme.language),
    when: whenWords(view),
  })
  return page(c, { title, language, body, description, isPublic: true, ...other })
}

function formSection({ isFull }: PublicEvent, form: Html, language: Language): Html {
  const say = sayIn(language)
  return html`<section><h2>${say('event.public.formTitle')}</h2>
<p>${say('event.public.intro')}</p>
${isFull ? html`<p class="note">${say('event.public.full')}</p>` : ''}
${form}</section>`
}

/** Why nobody can register. */
function lateWords({ state: { facts }, phase, reader: { language } }: EventView): string[] {
  const say = sayIn(language)
  const hasRecording = facts.kind === 'webinar' && facts.replay !== undefined
  const more = phase === 'cancelled' || hasRecording ? [] : [say('event.public.recordingLater')]
  const late = phase === 'cancelled' ? [] : [say('event.public.late')]
  return [...phaseWords({ kind: facts.kind, phase }, language), ...late, ...more]
}

function whenWords({ state, reader }: EventView): string {
  const { start } = state.moments
  if (!start) return ''
  return start.wholeDay
    ? dateWords(start, reader)
    : sayIn(reader.language)('event.at', { date: dateWords(start, reader), time: timeWords(start, reader) })
}

/** The one answer to a registration that was taken, whoever it is for. */
export function sentPage({
  c,
  found: { cohort, event },
  language,
}: Pick<Shown, 'c' | 'found' | 'language'>): Html {
  const say = sayIn(language)
  const body = html`<h1>${say('event.public.sentTitle')}</h1>
<p>${say('event.public.sent')}</p>
<p>${say('event.public.notCome')}</p>
<p class="actions"><a href="${keepLanguage(c, `/e/${cohort.slug}/${event}`)}">${say('event.public.back')}</a></p>`
  return page(c, {
    title: say('event.public.sentTitle'),
    language,
    body,
    otherLanguages: otherLanguages(c, language),
  })
}

/** The answer where there is no event for everybody. */
export async function noPublicEvent(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const say = sayIn(language)
  const content = html`<p>${say('event.public.unknown')}</p>
<p><a href="${keepLanguage(c, helpPath(language))}">${say('event.public.unknownHelp')}</a></p>`
  return calmPage(c, { status: 404, language, title: say('event.public.unknownTitle'), content })
}
