import type { Context } from 'hono'
import { html } from 'hono/html'
import type { PublicEvent } from '../../../actions/events/public-event.ts'
import { typeset } from '../../../documents/french-marks.ts'
import { helpPath } from '../../../domain/help-path.ts'
import { dateWords, type Language, timeWords } from '../../../domain/moment-words.ts'
import { assetAddress, ZONE_SCRIPT } from '../../assets.ts'
import { calmPage } from '../../calm-page.ts'
import { keepLanguage, otherLanguage, placeLanguage } from '../../language.ts'
import { type Html, page } from '../../page.ts'
import { eventFacts, eventHead, recordingFact, statusLines } from './event-facts.ts'
import type { EventView } from './event-view.ts'
import { EVENT } from './event-words.ts'
import { PUBLIC_EVENT } from './public-event-words.ts'

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
  const words = PUBLIC_EVENT[language]
  const view: EventView = { ...found, reader: { now, zone: cohort.zone, language } }
  const { title } = view.state.facts
  const course = typeset(programme.title, programme.language)
  const body = html`${eventHead(view, cohort.name)}
${form === undefined ? statusLines(lateWords(view)) : ''}
${eventFacts(view, recordingFact(view))}
${form === undefined ? '' : formSection(found, form, language)}
<p class="quiet">${words.partOf(course)} <a href="${keepLanguage(c, `/p/${programme.programme}`)}">${words.course}</a></p>
<footer class="ways"><p class="quiet">${programme.sender.postal}</p></footer>
${guesses ? html`<script src="${assetAddress(ZONE_SCRIPT)}" defer></script>` : ''}`
  const other = c.req.method === 'GET' ? { otherLanguage: otherLanguage(c, language) } : {}
  const description = words.describe(typeset(title, programme.language), whenWords(view))
  return page({ title, language, body, description, isPublic: true, ...other })
}

function formSection({ isFull }: PublicEvent, form: Html, language: Language): Html {
  const words = PUBLIC_EVENT[language]
  return html`<section><h2>${words.formTitle}</h2>
<p>${words.intro}</p>
${isFull ? html`<p class="note">${words.full}</p>` : ''}
${form}</section>`
}

/** Why nobody can register. */
function lateWords({ state: { facts }, phase, reader: { language } }: EventView): string[] {
  const words = PUBLIC_EVENT[language]
  const told = EVENT[language].phase[facts.kind][phase]
  const hasRecording = facts.kind === 'webinar' && facts.replay !== undefined
  const more = phase === 'cancelled' || hasRecording ? [] : [words.recordingLater]
  return [...(told === undefined ? [] : [told]), ...(phase === 'cancelled' ? [] : [words.late]), ...more]
}

function whenWords({ state, reader }: EventView): string {
  const { start } = state.moments
  if (!start) return ''
  return start.wholeDay
    ? dateWords(start, reader)
    : EVENT[reader.language].at(dateWords(start, reader), timeWords(start, reader))
}

/** The one answer to a registration that was taken, whoever it is for. */
export function sentPage({
  c,
  found: { cohort, event },
  language,
}: Pick<Shown, 'c' | 'found' | 'language'>): Html {
  const words = PUBLIC_EVENT[language]
  const body = html`<h1>${words.sentTitle}</h1>
<p>${words.sent}</p>
<p>${words.notCome}</p>
<p class="actions"><a href="${keepLanguage(c, `/e/${cohort.slug}/${event}`)}">${words.back}</a></p>`
  return page({ title: words.sentTitle, language, body, otherLanguage: otherLanguage(c, language) })
}

/** The answer where there is no event for everybody. */
export async function noPublicEvent(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const { unknownTitle: title, unknown, unknownHelp } = PUBLIC_EVENT[language]
  const content = html`<p>${unknown}</p>
<p><a href="${keepLanguage(c, helpPath(language))}">${unknownHelp}</a></p>`
  return calmPage(c, { status: 404, language, title, content })
}
