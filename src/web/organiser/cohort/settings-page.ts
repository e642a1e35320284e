import { html } from 'hono/html'
import { fullDate } from '../../../documents/date-words.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import type { Edition } from '../../../domain/edition.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { hourWords } from '../../../domain/hour-words.ts'
import { placeOf } from '../../../domain/place.ts'
import type { Html } from '../../../html/html.ts'
import type { Visit } from '../visit.ts'
import { checkedSection } from './checked-section.ts'
import { cohortHead } from './cohort-head.ts'
import { cohortLinks } from './cohort-links.ts'
import { plainSettings, settingsForm } from './settings-form.ts'

export type SettingsPage = {
  cohort: Cohort
  edition: Edition
  texts?: FieldTexts
  /** What others changed meanwhile. */
  notice?: Html | ''
  status?: 409
}

/** The settings of a cohort that is scheduled: who may join and read, its links, and what was checked. */
export async function settingsPage(page: SettingsPage, visit: Visit): Promise<Response> {
  const { cohort, edition, notice = '', status } = page
  const { say } = visit
  const seen = plainSettings(cohort)
  const form = { slug: cohort.slug, texts: page.texts ?? seen, seen }
  const { programme } = edition.programme
  const body = html`${cohortHead(cohort, 'settings', visit)}
${notice}${datesWords(cohort, visit)}
${cohort.state === 'running' ? settingsForm(form, visit) : ''}
${cohort.state === 'running' ? cohortLinks({ ...cohort, programme }, visit) : ''}
${await checkedSection(cohort, visit)}
${endSection(cohort, visit)}`
  return visit.page({
    title: `${cohort.name} – ${say('o.settings.title')}`,
    room: 'cohorts',
    body,
    status,
  })
}

function datesWords({ dayOne, at, zone }: Cohort, { say, language }: Visit): Html {
  return html`<p>${say('o.cohortSettings.dates', { date: fullDate(dayOne, language), hour: hourWords(at, language), zone: placeOf(zone, language) })}</p>`
}

/** The ways to another cohort like it, and to its end: each says first what it means. */
function endSection({ slug, name, state }: Cohort, { say, form, may }: Visit): Html {
  const copy = form({
    action: `/o/cohorts/${slug}/copy`,
    right: 'write',
    content: html`<button type="submit" class="quiet">${say('o.cohorts.copyOf', { cohort: name })}</button>`,
  })
  const cancel =
    state === 'running' && may('run')
      ? html`<a class="button danger" href="/o/cohorts/${slug}/cancel">${say('o.cohortSettings.cancel')}</a>`
      : ''
  const change =
    state === 'running' && may('run')
      ? html`<a class="button quiet" href="/o/cohorts/${slug}/change">${say('o.change.open')}</a><a class="button quiet" href="/o/cohorts/${slug}/joining">${say('o.joining.open')}</a><a class="button quiet" href="/o/cohorts/${slug}/correct">${say('o.correct.button')}</a>`
      : ''
  return html`<div class="actions">${change}${copy}${cancel}</div>`
}
