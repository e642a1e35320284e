import { html } from 'hono/html'
import { deedWords } from '../../../domain/journal-words.ts'
import { zoneWords } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { sayNamed } from '../../../language/say.ts'
import type { ListedEntry } from '../../../store/journal-list.ts'
import { shortMoment } from '../short-moment.ts'
import type { Visit } from '../visit.ts'

type Listed = { entries: readonly ListedEntry[]; zone: string; isFiltered: boolean }

/** Entries of the journal: when, who, what with what was before, and on what. */
export function journalTable(visit: Visit, { entries, zone, isFiltered }: Listed): Html {
  const { say, language } = visit
  if (entries.length === 0)
    return html`<p class="notice">${say(isFiltered ? 'o.journal.noneFound' : 'o.journal.none')}</p>`
  return table<ListedEntry>({
    caption: say('o.journal.caption', { zone: zoneWords(zone, language) }),
    kind: 'journal',
    columns: [
      { name: say('o.journal.when'), cell: ({ at }) => shortMoment(at, { zone, language }) },
      { name: say('o.journal.who'), kind: 'head', cell: ({ author }) => author },
      { name: say('o.journal.what'), cell: (entry) => whatWords(visit, entry) },
      { name: say('o.journal.on'), cell: (entry) => subject(visit, entry) },
    ],
    rows: entries,
  })
}

function whatWords({ language }: Visit, { deed, personal }: ListedEntry): Html {
  const told = Object.entries(personal ?? {}).filter(([, words]) => words !== '')
  const named = told.map(
    ([name, words]) => html`<br><span class="quiet">${labelOf(name, language)}${words}</span>`,
  )
  return html`${deedWords(deed, language)}${named}`
}

function labelOf(name: string, language: Visit['language']): string {
  const label = sayNamed(language, 'journal.personal', name)
  return label === undefined ? '' : `${label} `
}

function subject({ say }: Visit, { cohortSlug, cohortName, subscriberId }: ListedEntry): Html {
  const cohort = cohortSlug ? html`<a href="/o/cohorts/${cohortSlug}">${cohortName}</a>` : (cohortName ?? '')
  const person = subscriberId
    ? html`<a href="/o/people/${subscriberId}">${say('o.journal.thePerson')}</a>`
    : ''
  return html`${cohort}${cohort && person ? html`<br>` : ''}${person}`
}
