import { html } from 'hono/html'
import type { LineMark } from '../../../actions/programmes/check-text.ts'
import { textInHand } from '../../../actions/programmes/file-in-hand.ts'
import { editionWith } from '../../../actions/programmes/lesson-in-hand.ts'
import {
  type Preview,
  type PreviewRequest,
  previewLesson,
} from '../../../actions/programmes/preview-lesson.ts'
import { parseAddress } from '../../../domain/address.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { textHash } from '../../../domain/programme-file.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { createLetterCache } from '../../../letters/letter-cache.ts'
import { cohortsOfProgramme } from '../../../store/cohorts-of-programme.ts'
import type { Database } from '../../../store/database.ts'
import { findReader } from '../../../store/readers.ts'
import { findEnrolmentAt } from '../../../store/samples.ts'
import type { SampleDeps } from '../../../writing/sample-letter.ts'
import { momentWords } from '../../moment.ts'
import { readAs } from '../cohort/letter-visit.ts'
import { LOOKS, type Look, lookOf } from '../letter-looks.ts'
import type { LessonVisit } from './with-programme.ts'

/** How a lesson is shown while it is written: as whom, on what. */
export type AskedPreview = {
  look: Look
  cohorts: readonly Cohort[]
  cohort: Cohort | undefined
  /** The enrolment of the cohort that it is written to; undefined for whoever comes first. */
  as: number | undefined
  /** The address of that person, or what was typed for one. */
  reader: string
}

const MOST_COHORTS = 50
/** What forms and addresses say for a preview of no cohort. */
export const NO_COHORT = 'none'

/** Reads what a form or an address asks for. The address of a person stands in forms alone. */
export async function askedPreview({ parts, programme }: LessonVisit, typed: Typed): Promise<AskedPreview> {
  const { db } = parts
  const cohorts = await cohortsOfProgramme(db, { programme, most: MOST_COHORTS })
  const slug = typed('cohort')
  const cohort = cohorts.find((each) => (slug === '' ? each.state === 'running' : each.slug === slug))
  const asked = {
    look: lookOf(typed('look'), 'phone'),
    cohorts,
    cohort,
    as: undefined,
    reader: typed('reader'),
  }
  if (!cohort) return asked
  const as = readAs(typed('as'))
  if (as === undefined) return { ...asked, as: await enrolmentAt(db, cohort, asked.reader) }
  const found = await findReader(db, as)
  return found?.cohort === cohort.slug ? { ...asked, as, reader: found.address } : asked
}

async function enrolmentAt(
  db: Database,
  { id: cohortId }: Cohort,
  typed: string,
): Promise<number | undefined> {
  const parsed = parseAddress(typed)
  return parsed.ok ? findEnrolmentAt(db, { cohortId, address: parsed.address }) : undefined
}

/** Whether an address was typed that is of nobody in the cohort. */
function isNobody({ cohort, as, reader }: AskedPreview): boolean {
  return cohort !== undefined && as === undefined && reader.trim() !== ''
}

/** Letters that were looked at last; those of drafts are nobody else's. */
const letters = createLetterCache({ most: 10 })

export function previewDeps({ parts }: LessonVisit): SampleDeps {
  const { db, keys, publicUrl, mailDomain } = parts
  return { db, letters, keys, publicUrl, mailDomain }
}

export function previewOf({ lesson, now }: LessonVisit, { cohort, as }: AskedPreview): PreviewRequest {
  const { letter } = lesson
  return { edition: editionWith(lesson, textInHand(lesson)), letter, cohort, as, now }
}

/** The letter as it would be read; while its text has mistakes, that it comes back without them. */
export async function previewPart(
  visit: LessonVisit,
  asked: AskedPreview,
  marks: readonly LineMark[],
): Promise<Html> {
  const { say } = visit
  if (isNobody(asked)) return html`<p class="message">${say('o.letter.chooseNobody')}</p>`
  if (marks.some(({ isError }) => isError)) return html`<p class="note">${say('o.lesson.noPreview')}</p>`
  const preview = await attempt(previewLesson(previewDeps(visit), previewOf(visit, asked)))
  if ('refused' in preview) return html`<p class="note">${say('o.lesson.noDate')}</p>`
  if (!('filled' in preview.written)) return html`<p class="note">${say('o.lesson.noPreview')}</p>`
  const { subject, text } = preview.written.filled
  const lang = visit.lesson.edition.programme.language
  return html`<p class="quiet">${readerWords(visit, asked, preview)}</p>
<p class="preview-subject" lang="${lang}"><strong>${subject}</strong></p>
${asked.look === 'text' ? html`<pre lang="${lang}" tabindex="0">${text}</pre>` : frame(visit, asked)}`
}

function readerWords({ say, now, language }: LessonVisit, asked: AskedPreview, preview: Preview): string {
  const { reader, at, zone } = preview
  const moment = momentWords(at, { now, zone, language })
  if (!asked.cohort) return say('o.lesson.asIf', { moment })
  if (!reader) return say('o.letter.asNobody', { moment })
  const named = reader.firstName ? `${reader.firstName} (${reader.address})` : reader.address
  return say('o.letter.willRead', { reader: named, moment })
}

/** Its address changes with its words, so that it is loaded anew when they do. */
function frame({ say, path, lesson }: LessonVisit, asked: AskedPreview): Html {
  const { look } = asked
  const source = `${path}/frame?${previewQuery(asked)}&of=${textHash(textInHand(lesson))}`
  return html`<div class="letter-frame" role="group" tabindex="0" aria-label="${say('o.letter.scroll')}"><iframe sandbox src="${source}" width="${LOOKS[look]}" height="900" title="${say('o.letter.frame')}"></iframe></div>`
}

/** A preview as addresses ask for it: of a person they have the number alone. */
export function previewQuery({ look, cohort, as }: AskedPreview): string {
  const query = new URLSearchParams({ look, cohort: cohort?.slug ?? NO_COHORT })
  if (as !== undefined) query.set('as', String(as))
  return query.toString()
}
