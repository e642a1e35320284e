import { html } from 'hono/html'
import type { LetterLine } from '../../../actions/letters/letter-lines.ts'
import type { Course } from '../../../documents/course.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { status, type Tone } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import { letterName, shownLetterName } from '../letter-name.ts'
import { dayAndHour } from '../moments.ts'
import { outcomeTerms } from '../outcome-terms.ts'
import type { CohortVisit } from './with-cohort.ts'

const TONES = {
  planned: 'plain',
  paused: 'partial',
  'under-way': 'partial',
  done: 'good',
  withdrawn: 'plain',
  cancelled: 'plain',
} as const satisfies Record<LetterLine['standing'], Tone>

/** The letters of a cohort, one line each, whose numbers add up. */
export function letterTable(visit: CohortVisit, lines: readonly LetterLine[], course: Course): Html {
  const { say, home, cohort, may, language } = visit
  return table<LetterLine>({
    caption: say('o.letters.title'),
    kind: 'letter-lines',
    columns: [
      { name: say('o.letters.letter'), kind: 'head', cell: (line) => nameOf(visit, line, course) },
      {
        name: say('o.letters.when', { zone: placeOf(cohort.zone, language) }),
        cell: (line) => whenOf(visit, line),
      },
      { name: say('o.letters.state'), cell: ({ standing }) => standingWords(visit, standing) },
      { name: say('o.letters.people'), cell: (line) => outcomeTerms(line, home, visit) },
      ...(may('write')
        ? [{ name: say('o.letters.acts'), cell: (line: LetterLine) => actsOf(visit, line, course) }]
        : []),
    ],
    rows: lines,
  })
}

export function standingWords({ say }: CohortVisit, standing: LetterLine['standing']): Html {
  return status(say(`o.letters.${standing}`), TONES[standing])
}

function nameOf(visit: CohortVisit, line: LetterLine, course: Course): Html {
  return html`<a href="${visit.home}/letters/${line.letter}">${shownLetterName(line, course, visit)}</a>`
}

/** When a letter leaves first, and in how many zones. */
export function whenOf(visit: CohortVisit, { firstDueAt, zones }: LetterLine): Html {
  const { say, now, language, cohort } = visit
  const zone = zones[0] ?? cohort.zone
  const more =
    zones.length > 1
      ? html`<span class="zones quiet"><br>${say('o.letters.zones', { zones: zones.length })}</span>`
      : ''
  return html`<time datetime="${firstDueAt.toISOString()}">${dayAndHour(firstDueAt, { now, zone, language })}</time>${zone === cohort.zone ? '' : html` <span class="quiet">${placeOf(zone, language)}</span>`}${more}`
}

function actsOf(visit: CohortVisit, line: LetterLine, course: Course): Html | '' {
  const { home, say, may, cohort } = visit
  const path = `${home}/letters/${line.letter}`
  const of = html`<span class="unseen"> ${letterName(line, course, visit)}</span>`
  // On a phone the page of the letter alone has it.
  const test = may('write') ? html`<a class="test" href="${path}/test">${say('o.letters.test')}${of}</a>` : ''
  const mayAgain = may('run') && cohort.state === 'running' && missedAtMost(line) > 0
  const again = mayAgain ? html`<a href="${path}/again">${say('o.letters.again')}${of}</a>` : ''
  return html`<span class="acts">${test} ${again}</span>`
}

/** Those whom a lesson did not reach; how many of them can have it now is worked out on its page. */
function missedAtMost({ kind, standing, outcomes }: LetterLine): number {
  if (kind !== 'lesson' || standing === 'planned') return 0
  const { bounced = 0, expired = 0, suppressed = 0, paused = 0 } = outcomes
  return bounced + expired + suppressed + paused
}
