import { html } from 'hono/html'
import { placeOf } from '../../domain/place.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { anchorOf } from './calendar-section.ts'
import { fileAddress } from './file-address.ts'
import type { ShownLetter } from './letter-page.ts'
import { localDayWords, localHourWords } from './local-words.ts'

/**
 * Every letter shown, grouped by its name: one view in the open, of the cohort's own zone if it has one, and the
 * other readers' folded under it.
 */
export function lettersSection({ report, shown }: { report: RehearsalReport; shown: ShownLetter[] }): Html {
  const say = sayIn(report.language)
  const isHome = ({ letter }: ShownLetter) => letter.zone === report.zone
  const homeFirst = [...shown.filter(isHome), ...shown.filter((view) => !isHome(view))]
  const groups = [...Map.groupBy(homeFirst, ({ letter }) => letter.letter)]
  const leaves = ([, [first]]: [string, ShownLetter[]]) =>
    Date.parse(first?.letter.localAt.slice(0, 19) ?? '')
  const byDay = groups.toSorted((a, b) => leaves(a) - leaves(b))
  const note = shown.length === report.letters.length ? say('report.lettersAll') : say('report.lettersSome')
  return html`<section id="letters" aria-labelledby="letters-title">
<h2 id="letters-title">${say('report.lettersTitle')}</h2>
<p class="quiet">${note}</p>
${byDay.map(([letter, views]) => letterGroup({ letter, views, language: report.language }))}
</section>
`
}

type Group = { letter: string; views: ShownLetter[]; language: Language }

function letterGroup({ letter, views: [first, ...others], language }: Group): Html | '' {
  if (!first) return ''
  const say = sayIn(language)
  return html`<article id="${anchorOf(letter)}" class="letter">
<h3><span class="label">${first.letter.about ? say('report.note') : say('report.day', { n: first.letter.day })}</span> ${first.letter.subject || say('report.noSubject')}</h3>
${viewOf(first, { language, folded: false })}
${others.map(
  (
    view,
  ) => html`<details class="other"><summary>${say('report.sameLetter', { to: view.letter.to })} <span class="quiet">${sentAt(view, language)}</span></summary>
${view.letter.subject === first.letter.subject ? '' : html`<p class="subject">${view.letter.subject}</p>`}
${viewOf(view, { language, folded: true })}
</details>
`,
)}
<p class="back"><a href="#calendar">${say('report.backToCalendar')}</a></p>
</article>
`
}

type Way = { language: Language; folded: boolean }

function viewOf(view: ShownLetter, way: Way): Html {
  const { language } = way
  const say = sayIn(language)
  return html`<div class="view" id="view-${view.id}">
<dl class="facts">
<div><dt>${say('report.to')}</dt><dd>${view.letter.to}</dd></div>
<div><dt>${say('report.leaves')}</dt><dd><time datetime="${view.letter.localAt}">${sentAt(view, language)}</time></dd></div>
<div><dt>${say('report.files')}</dt><dd><a href="${fileAddress(view.letter.file)}">${say('report.file')}</a>, <a href="${view.page}">${say('report.fullPage')}</a></dd></div>
</dl>
${view.standsFor > 1 ? html`<p class="quiet">${say('report.standsFor', { n: view.standsFor })}</p>` : ''}
${frames(view, way)}
<details class="text-part"><summary>${say('report.textPart')}</summary>${view.text ? html`<pre>${view.text}</pre>` : html`<p>${say('report.noText')}</p>`}</details>
</div>`
}

function sentAt({ letter }: ShownLetter, language: Language): string {
  const at = new Date(letter.at)
  const hour = localHourWords(at, letter.zone, language)
  return sayIn(language)('report.sentAt', {
    day: localDayWords(at, letter.zone, language),
    hour,
    place: placeOf(letter.zone, language),
  })
}

/**
 * Side by side where there is room for both, else one at a time by radio buttons, without script. Browsers load lazy
 * frames of the file system at once, so that each frame costs: folded views have one of them, with two widths.
 */
function frames(view: ShownLetter, { language, folded }: Way): Html {
  const { id } = view
  const say = sayIn(language)
  return html`<div class="frames ${folded ? 'single' : 'pair'}" role="group" aria-label="${say('report.widths')}">
<input type="radio" class="pick-phone" name="width-${id}" id="phone-${id}" checked><label for="phone-${id}">${say('report.phone')}</label>
<input type="radio" class="pick-computer" name="width-${id}" id="computer-${id}"><label for="computer-${id}">${say('report.computer')}</label>
<div class="computer" role="group" tabindex="0" aria-label="${say('report.computer')}">${frame(view, { width: 600, height: 760, title: say('report.onComputer', { subject: view.letter.subject }) })}</div>
${folded ? '' : html`<div class="phone">${frame(view, { width: 320, height: 640, title: say('report.onPhone', { subject: view.letter.subject }) })}</div>`}
</div>`
}

function frame(
  { page }: ShownLetter,
  { width, height, title }: { width: number; height: number; title: string },
): Html {
  return html`<iframe sandbox="" loading="lazy" src="${page}" width="${width}" height="${height}" title="${title}"></iframe>`
}
