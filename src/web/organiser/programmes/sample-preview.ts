import { html } from 'hono/html'
import { textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { previewLesson } from '../../../actions/programmes/preview-lesson.ts'
import type { Edition } from '../../../domain/edition.ts'
import { lessonNumber } from '../../../domain/lesson-number.ts'
import { textHash } from '../../../domain/programme-file.ts'
import { attempt } from '../../../domain/refusal.ts'
import { choice } from '../../../html/choice.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { createLetterCache } from '../../../letters/letter-cache.ts'
import { frameOf, LOOKS, type Look, lookOf } from '../letter-looks.ts'
import { lookChoice } from './look-choice.ts'
import type { SharedVisit } from './with-shared.ts'

/** Which lesson is shown while the schedule or the layout is written, and on what. */
export type AskedSample = { look: Look; day: number }

export function askedSample(typed: Typed): AskedSample {
  return { look: lookOf(typed('look'), 'phone'), day: Number(/^\d{1,4}$/.exec(typed('day'))?.[0] ?? 1) }
}

export function sampleQuery({ look, day }: AskedSample): string {
  return new URLSearchParams({ look, day: String(day) }).toString()
}

/** Letters that were looked at last; those of drafts are nobody else's. */
export const sampleLetters = createLetterCache({ most: 10 })

export function sampleFields(
  { look, day }: AskedSample,
  edition: Edition | undefined,
  { say, language }: SharedVisit,
): Html {
  const programme = edition?.programme
  const days = programme?.lessons.map((lesson) => lesson.day) ?? []
  const known = (days.length > 0 ? days : [day]).map((each) => ({
    value: String(each),
    label: lessonNumber(each, { programme, language }),
  }))
  return html`<fieldset class="preview-fields"><legend>${say('o.lesson.preview')}</legend>
${lookChoice(look, say)}${choice({ name: 'day', label: say('o.sample.lesson'), options: known, value: String(day) })}</fieldset>
`
}

/** A lesson as it would be read with this schedule and this layout; while they have mistakes, that it comes back. */
export async function samplePart({
  visit,
  asked,
  isRight,
}: {
  visit: SharedVisit
  asked: AskedSample
  isRight: boolean
}): Promise<Html> {
  const { say, edition } = visit
  const filled = isRight ? await sample(visit, asked) : undefined
  if (!filled) return html`<p class="note">${say('o.lesson.noPreview')}</p>`
  const lang = edition?.programme.language ?? 'en'
  return html`<p class="preview-subject" lang="${lang}"><strong>${filled.subject}</strong></p>
${asked.look === 'text' ? html`<pre lang="${lang}" tabindex="0">${filled.text}</pre>` : frame(visit, asked)}`
}

/** `…/frame`: the HTML of that lesson. */
export async function sampleFrame(visit: SharedVisit): Promise<Response> {
  const filled = await sample(
    visit,
    askedSample((name) => visit.c.req.query(name) ?? ''),
  )
  return filled ? frameOf(visit, filled.html) : visit.notFound()
}

async function sample({ edition, parts, now }: SharedVisit, { day }: AskedSample) {
  const { db, keys, publicUrl, mailDomain } = parts
  const lessons = edition?.programme.lessons ?? []
  const letter = (lessons.find((lesson) => lesson.day === day) ?? lessons[0])?.letter
  if (!edition || letter === undefined) return undefined
  const deps = { db, letters: sampleLetters, keys, publicUrl, mailDomain }
  const preview = await attempt(previewLesson(deps, { edition, letter, now }))
  return 'refused' in preview || !('filled' in preview.written) ? undefined : preview.written.filled
}

/** Its address changes with the words, so that it is loaded anew when they do. */
function frame({ say, path, file, edition }: SharedVisit, asked: AskedSample): Html {
  const of = `${textHash(textInHand(file))}${edition?.hash ?? ''}`
  const source = `${path}/frame?${sampleQuery(asked)}&of=${of}`
  return html`<div class="letter-frame" role="group" tabindex="0" aria-label="${say('o.letter.scroll')}"><iframe sandbox src="${source}" width="${LOOKS[asked.look]}" height="900" title="${say('o.letter.frame')}"></iframe></div>`
}
