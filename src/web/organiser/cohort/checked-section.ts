import { html } from 'hono/html'
import { fullDate } from '../../../documents/date-words.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import { schedulingOfCohort } from '../../../store/cohort-history.ts'
import { momentWords } from '../../moment.ts'
import { warningList } from '../cohorts/warning-list.ts'
import type { Visit } from '../visit.ts'

/** What was checked when a cohort went live, and by whom; nothing for one that did before this was written down. */
export async function checkedSection({ id, zone }: Cohort, visit: Visit): Promise<Html | ''> {
  const { parts, say, language, now } = visit
  const found = await schedulingOfCohort(parts.db, id)
  if (!found) return ''
  const { deed, author, at } = found
  return html`<section>
<h2>${say('o.cohortSettings.checked')}</h2>
<p>${say('o.cohortSettings.checkedBy', { author, when: momentWords(at, { now, zone, language }) })}</p>
<p>${say('o.cohortSettings.checkedDates', {
    lessons: deed.lessons,
    date: fullDate(deed.dayOne, language),
    hour: hourWords(deed.at, language),
    zone: placeOf(deed.zone, language),
    people: deed.people,
  })}</p>
${warningList(deed.warnings, language)}</section>
`
}
