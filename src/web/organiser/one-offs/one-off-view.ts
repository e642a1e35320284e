import { html } from 'hono/html'
import { type OneOffMistake, oneOffMistakes } from '../../../actions/one-offs/one-off-mistakes.ts'
import { oneOffLetter } from '../../../domain/one-off.ts'
import type { Html } from '../../../html/html.ts'
import { oneOffKey } from '../../../letters/service/one-off-words.ts'
import { countOneOffReaders, firstOneOffReaders } from '../../../store/one-off-readers.ts'
import { letterPath } from '../cohort/letter-visit.ts'
import { type OneOffVisit, readersIn } from './one-off-visit.ts'

/** People who are named; the rest is counted. */
const MOST_NAMED = 5

/** What a draft comes to: how many it is for and the first of them, what has to be mended, and the letter. */
export async function oneOffView(visit: OneOffVisit): Promise<Html> {
  const { parts, edition, oneOff } = visit
  const mistakes = await oneOffMistakes(parts.letters, edition, oneOff)
  return html`${await readersView(visit)}${mistakes.length > 0 ? mistakeList(mistakes, visit) : preview(visit)}${acts(visit, mistakes)}`
}

async function readersView(visit: OneOffVisit): Promise<Html> {
  const { say, parts, cohort, now, oneOff } = visit
  const of = { cohortId: cohort.id, readers: oneOff.readers, at: now }
  const counts = await countOneOffReaders(parts.db, of)
  const sum = (kind: 'people' | 'paused') => counts.reduce((total, count) => total + count[kind], 0)
  const [people, paused] = [sum('people'), sum('paused')]
  const first = await firstOneOffReaders(parts.db, of, MOST_NAMED)
  const named = first.map(({ address, firstName }) => (firstName ? `${firstName} (${address})` : address))
  const more = people > first.length ? [say('o.again.more', { people: people - first.length })] : []
  return html`<h2>${say('o.oneOff.readers', { people })}</h2>
<p class="quiet capital">${readersIn(oneOff.readers, visit)}${paused > 0 ? html` · ${say('o.oneOff.paused', { paused })}` : ''}</p>
${first.length > 0 ? html`<p class="said">${[...named, ...more].join(', ')}</p>` : ''}
`
}

/** In English, as `feuilleton check` says them; the lines are those of the text. */
export function mistakeList(mistakes: readonly OneOffMistake[], { say }: OneOffVisit): Html {
  const where = ({ field, line }: OneOffMistake) => {
    const name = say(`o.oneOff.${field}`)
    return line === undefined ? name : say('o.oneOff.line', { field: name, line })
  }
  return html`<h2>${say('o.oneOff.mistakes')}</h2>
<ul class="mistakes">
${mistakes.map((mistake) => html`<li><a href="#${mistake.field}">${where(mistake)}</a> ${mistake.message === undefined ? say('o.oneOff.empty') : html`<code lang="en">${mistake.message}</code>`}</li>\n`)}</ul>
`
}

/** Its address changes with the words, so that the frame is loaded anew. */
function preview(visit: OneOffVisit): Html {
  const { say, oneOff } = visit
  const letter = letterPath(visit, oneOffLetter(oneOff.id))
  const source = `${letter}/frame?look=phone&words=${oneOffKey(oneOff).slice(0, 12)}`
  return html`<h2>${say('o.oneOff.preview')}</h2>
<div class="letter-frame" role="group" tabindex="0" aria-label="${say('o.letter.scroll')}"><iframe sandbox src="${source}" width="420" height="560" title="${say('o.letter.frame')}"></iframe></div>
<p><a href="${letter}">${say('o.oneOff.looks')}</a></p>
`
}

function acts(visit: OneOffVisit, mistakes: readonly OneOffMistake[]): Html | '' {
  const { say, may, path, oneOff } = visit
  if (mistakes.length > 0) return ''
  const test = `${letterPath(visit, oneOffLetter(oneOff.id))}/test`
  const send = may('run') ? html`<a class="button" href="${path}/send">${say('o.oneOff.toSend')}</a>` : ''
  const write = may('write') ? html`<a href="${test}">${say('o.test.title')}</a>` : ''
  return html`<p class="actions">${send}${write}</p>
`
}
