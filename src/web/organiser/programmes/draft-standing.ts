import { html } from 'hono/html'
import type { FileInHand } from '../../../actions/programmes/file-in-hand.ts'
import { isBehind } from '../../../actions/programmes/keep-draft.ts'
import type { FileDraft } from '../../../domain/programme-file.ts'
import type { Html } from '../../../html/html.ts'
import { momentWords } from '../../moment.ts'
import { wordChanges } from '../difference-view.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** A file that is being written: the address of its page, and the zone in which its author is told when it was kept. */
export type Standing = {
  file: FileInHand
  path: string
  zone: string
  /** What is said where somebody else was faster. */
  behind: 'o.lesson.behind' | 'o.shared.behind'
}

/** `typed`: a text that could not be kept, as `other` was kept by another page of the same author. */
export type OutrunText = { typed: string; other: FileDraft }

/** Whether a draft is kept, and whether somebody else, or another page of its author, was faster. */
export function standingWords(standing: Standing, visit: ProgrammeVisit, outrun?: OutrunText): Html {
  return outrun
    ? outrunWords(outrun, standing, visit)
    : html`${keptWords(standing, visit)}${behindWords(standing, visit)}`
}

/** The script of the page looks for `lesson-kept`: only then is what was sent kept. */
export function keptWords(
  { file: { draft, published }, zone }: Pick<Standing, 'file' | 'zone'>,
  { say, now, language }: ProgrammeVisit,
): Html {
  if (!draft || draft.text === published)
    return html`<p class="quiet" id="lesson-kept" role="status">${say('o.lesson.asPublished')}</p>`
  const when = momentWords(draft.changedAt, { now, zone, language })
  return html`<p class="quiet" id="lesson-kept" role="status">${say('o.lesson.kept', { when })}</p>`
}

/** Somebody else has published the file since the draft was begun: both texts, and the button that says so was seen. */
function behindWords({ file: { draft, published }, behind }: Standing, { say }: ProgrammeVisit): Html | '' {
  if (!draft || !isBehind(draft, published)) return ''
  return html`<div class="note" role="alert"><p>${say(behind)}</p>
<p class="file-changes">${wordChanges(published ?? '', draft.text)}</p>
<p class="actions"><button type="submit" class="quiet" name="then" value="compared">${say('o.lesson.compared')}</button></p></div>
`
}

/** Both texts, and what to do: nothing is overwritten by itself. */
function outrunWords(
  { typed, other }: OutrunText,
  { path, zone }: Standing,
  { say, now, language }: ProgrammeVisit,
): Html {
  const when = momentWords(other.changedAt, { now, zone, language })
  return html`<div class="note" role="alert"><p>${say('o.lesson.twoPages', { when })}</p>
<p class="file-changes">${wordChanges(other.text, typed)}</p>
<p class="actions"><button type="submit" class="quiet" name="over" value="${other.version}">${say('o.lesson.keepThis')}</button>
<a href="${path}">${say('o.lesson.openOther')}</a></p></div>
`
}
