import { html } from 'hono/html'
import { WEEKDAYS } from '../../../domain/calendar-rule.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { LATE_RULES } from '../../../domain/late-rules.ts'
import { checkBox, choice } from '../../../html/choice.ts'
import { errorSummary } from '../../../html/error-summary.ts'
import { field, linesField } from '../../../html/field.ts'
import type { Html } from '../../../html/html.ts'
import type { Say } from '../../../language/say.ts'
import { zoneChoice } from '../../zone-choice.ts'
import { seenField } from '../seen-form.ts'
import type { Visit } from '../visit.ts'
import { newSlug } from './draft-slug.ts'
import { eventFields } from './event-fields.ts'
import type { DraftForm } from './filled-form.ts'

/** Where a draft is sent to, whether it is kept already or not. */
const DRAFT_PATH = '/o/cohorts/draft'

/**
 * The form of a draft beside what it comes to, `view`. While somebody types, a script of ours sends it as it is: the draft
 * is kept, and `view` comes back. Without the script it is kept by its buttons.
 */
export function draftForm(shown: DraftForm, view: Html, visit: Visit): Html {
  const { language } = visit
  const form = visit.form({
    action: DRAFT_PATH,
    right: 'write',
    content: html`<div id="draft-marks">${draftMarks(shown.slug, shown.seen)}</div>
<div id="draft" class="draft-fields" hx-post="${DRAFT_PATH}" hx-trigger="change delay:300ms, input delay:1500ms" hx-target="#draft-view" hx-swap="innerHTML">
${fields(shown, visit)}</div>
${buttons(shown, visit)}`,
  })
  return html`${errorSummary(shown.messages, language)}<div class="draft-desk">
${form}
<section id="draft-view" class="draft-view" aria-live="polite">
${view}</section></div>
`
}

/**
 * Which draft a form is of, or under which name it begins one, and what it shows; comes back with each answer, so that the
 * next one is judged by it.
 */
export function draftMarks(slug: string | undefined, seen: FieldTexts): Html {
  const begins = slug === undefined ? html`<input type="hidden" name="begins" value="${newSlug()}">\n` : ''
  return html`<input type="hidden" name="draft" value="${slug ?? ''}">
${begins}${seenField(seen)}`
}

function fields(shown: DraftForm, visit: Visit): Html {
  const { say } = visit
  const { texts, messages, programme } = shown
  const known = (name: string) => ({ name, value: texts[name], message: messages[name], required: true })
  return html`${programmeChoice(shown, say)}${field({ ...known('name'), label: say('o.draft.name'), hint: say('o.draft.nameHint') })}
<div class="side-by-side">
${field({ ...known('dayOne'), label: say('o.draft.dayOne'), type: 'date' })}${field({ ...known('at'), label: say('o.draft.at'), type: 'time' })}</div>
${zoneChoice({ language: visit.language, home: programme.zone, zone: texts.zone ?? '', label: say('o.draft.zone'), hint: say('o.draft.zoneHint'), message: messages.zone })}
${weekdays(shown, say)}${offDays(shown, say)}${joining(shown, say)}${eventFields(shown, visit)}`
}

function programmeChoice({ programmes, programme, texts }: DraftForm, say: Say): Html {
  if (programmes.length < 2)
    return html`<input type="hidden" name="programme" value="${programme.programme}">
`
  const options = programmes.map(({ name, title, language }) => ({
    value: name,
    label: title,
    lang: language,
  }))
  return choice({ name: 'programme', label: say('o.draft.programme'), options, value: texts.programme })
}

/** What is shown in fields, and what is wrong with them. */
type Fields = Pick<DraftForm, 'texts' | 'messages'>

export function weekdays({ texts, messages }: Fields, say: Say): Html {
  const chosen = (texts.days ?? '').split(' ')
  return html`<fieldset class="field weekday-boxes" id="days">
<legend>${say('o.draft.days')}</legend>
${messages.days ? html`<p class="message">${messages.days}</p>` : ''}
${WEEKDAYS.map((day) =>
  checkBox({
    name: `days.${day}`,
    value: 'on',
    label: say(`field.value.${day}`),
    isTicked: chosen.includes(day),
  }),
)}</fieldset>
`
}

export function offDays({ texts, messages }: Fields, say: Say): Html {
  const regions = [
    { value: '', label: say('o.draft.noHolidays') },
    { value: 'france', label: say('o.draft.france') },
    { value: 'alsace-moselle', label: say('o.draft.alsace') },
  ]
  const rules = (['shift', 'skip'] as const).map((value) => ({
    value,
    label: say(`o.draft.offDay.${value}`),
  }))
  return html`${choice({ name: 'holidays', label: say('o.draft.holidays'), options: regions, value: texts.holidays })}${linesField(
    {
      name: 'skipped',
      label: say('o.draft.skipped'),
      hint: say('o.draft.skippedHint'),
      value: (texts.skipped ?? '').replaceAll(' ', '\n'),
      message: messages.skipped,
      rows: 3,
      longest: 2000,
    },
  )}${choice({ name: 'offDay', legend: say('o.draft.offDay'), options: rules, value: texts.offDay })}`
}

function joining({ texts, messages, programme }: DraftForm, say: Say): Html {
  const rules = LATE_RULES.map((value) => ({
    value,
    label: say(`o.draft.late.${value}`),
  }))
  const late =
    programme.start === 'rolling'
      ? html`<input type="hidden" name="lateJoiners" value="${texts.lateJoiners ?? ''}">`
      : choice({ name: 'lateJoiners', legend: say('o.draft.late'), options: rules, value: texts.lateJoiners })
  return html`${late}${checkBox({
    name: 'signUp',
    value: 'open',
    label: say('o.draft.signUp'),
    isTicked: texts.signUp === 'open',
  })}${field({
    name: 'capacity',
    label: say('o.draft.capacity'),
    hint: say('o.draft.capacityHint'),
    value: texts.capacity,
    message: messages.capacity,
  })}`
}

/** Who may only write keeps the draft; nothing leaves by that. */
function buttons({ isFilled, messages }: DraftForm, { say, may }: Visit): Html {
  const keep = html`<button type="submit" name="then" value="keep" class="quiet">${say('o.draft.keep')}</button>`
  if (!may('run'))
    return html`<p class="actions">${keep}</p>
<p class="quiet">${say('o.draft.writerOnly')}</p>
`
  const trial = { name: 'trial', value: 'yes', label: say('o.draft.trial'), isTicked: false }
  return html`${isFilled ? '' : checkBox({ ...trial, message: messages.trial })}<p class="actions"><button type="submit" name="then" value="schedule">${say('o.draft.schedule')}</button>
${keep}</p>
<p class="quiet">${say('o.draft.scheduleMeans')}</p>
`
}
