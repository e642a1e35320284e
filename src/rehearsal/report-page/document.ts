import { html, raw } from 'hono/html'
import { hourWords } from '../../domain/hour-words.ts'
import { placeOf } from '../../domain/place.ts'
import { htmlDocument } from '../../html/document.ts'
import type { Html } from '../../html/html.ts'
import { styleSheet } from '../../html/style-sheet.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { auditSection } from './audit-section.ts'
import { calendarSection } from './calendar-section.ts'
import { changesSection } from './changes-section.ts'
import type { ShownLetter } from './letter-page.ts'
import { lettersSection } from './letters-section.ts'
import { dayAndYear } from './local-words.ts'
import { peopleSection } from './people-section.ts'
import { total, type Verdict, verdictOf } from './verdict.ts'
import { warningsSection } from './warnings-section.ts'

/** `frame-src` stays open: a page of the file system has no origin that a policy could name. */
const POLICY = [
  ...["script-src 'none'", "connect-src 'none'", "object-src 'none'", "font-src 'none'", "media-src 'none'"],
  ...['img-src data:', "style-src 'unsafe-inline'", "form-action 'none'", "base-uri 'none'"],
].join('; ')

/** The whole of `report.html`, with its style inside. */
export function reportDocument({ report, shown }: { report: RehearsalReport; shown: ShownLetter[] }): Html {
  const say = sayIn(report.language)
  return htmlDocument({
    title: say('report.pageTitle', { title: report.title }),
    language: report.language,
    kind: 'report',
    head: html`<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="robots" content="noindex">
<style>${/* Our own file. */ raw(styleSheet())}</style>`,
    body: html`${masthead(report)}
<main>
${verdictBlock(verdictOf(report), report)}
${figures(report)}
${warningsSection(report)}
${contents(report)}
${calendarSection(report)}
${changesSection(report)}
${lettersSection({ report, shown })}
${peopleSection(report)}
${auditSection(report)}
</main>
<footer><p>${say('report.colophon', { edition: report.edition, compilations: report.compilations })}</p></footer>`,
  })
}

function masthead({ title, from, hour, zone, language }: RehearsalReport): Html {
  const say = sayIn(language)
  const standfirst = say('report.standfirst', {
    day: dayAndYear(from, language),
    hour: hourWords(hour, language),
    place: placeOf(zone, language),
  })
  return html`<header class="masthead">
<p class="paper"><span>Feuilleton</span> <span>${say('report.rehearsal')}</span></p>
<h1>${title}</h1>
<p class="standfirst">${standfirst}</p>
</header>`
}

function verdictBlock({ tone, line, reasons }: Verdict, { warnings, language }: RehearsalReport): Html {
  const say = sayIn(language)
  return html`<section class="verdict ${tone}">
<p class="line">${line}</p>
${reasons.length > 0 ? html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>` : ''}
${warnings.length > 0 ? html`<p><a href="#warnings">${say('report.alsoWarnings', { n: warnings.length })}</a></p>` : ''}
<p class="quiet">${say('report.stayed')}</p>
</section>`
}

function figures({ audit, people, letters, warnings, language }: RehearsalReport): Html {
  const say = sayIn(language)
  const kinds = new Set(letters.map(({ letter, about }) => (about ? `${about.event}.${about.kind}` : letter)))
    .size
  const notes = audit.aboutEvents.submitted
  const number = new Intl.NumberFormat(language)
  const rows: [number, string, string?][] = [
    [audit.submitted, say('report.submitted'), say('report.ofExpected', { n: audit.expected })],
    ...(notes > 0 ? [[notes, say('report.figureNotes')] as [number, string]] : []),
    [people, say('report.figurePeople')],
    [kinds, say('report.figureKinds')],
    [total(audit.skipped), say('report.figureSkipped')],
    [warnings.length, say('report.figureWarnings')],
  ]
  return html`<section aria-label="${say('report.figures')}"><dl class="figures">
${rows.map(([value, name, more]) => html`<div><dt>${name}</dt><dd><span class="value">${number.format(value)}</span>${more ? html` <span class="more">${more}</span>` : ''}</dd></div>\n`)}</dl></section>`
}

function contents({ language, changes, calendar }: RehearsalReport): Html {
  const say = sayIn(language)
  return html`<nav class="contents" aria-label="${say('report.contents')}"><ul>
<li><a href="#calendar">${say('report.calendar')}</a></li>
${changes.length + calendar.length > 0 ? html`<li><a href="#changes">${say('report.changesTitle')}</a></li>\n` : ''}<li><a href="#letters">${say('report.lettersTitle')}</a></li>
<li><a href="#people">${say('report.peopleTitle')}</a></li>
<li><a href="#audit">${say('report.auditTitle')}</a></li>
</ul></nav>`
}
