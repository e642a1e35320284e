import { html } from 'hono/html'
import { MOST_LESSONS } from '../../../domain/most-lessons.ts'
import { choice } from '../../../html/choice.ts'
import type { FieldMessages } from '../../../html/error-summary.ts'
import { type Field, field } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { LANGUAGES, ownName } from '../../../language/language.ts'
import type { Visit } from '../visit.ts'
import { RHYTHMS } from './read-new-programme.ts'

/** What stands in the fields, and what is wrong with it. */
export type NewProgrammeForm = { typed: Typed; messages: FieldMessages }

/** What a programme has to say before anything of it can leave; the rest is written in its lessons. */
export function newProgrammeForm(shown: NewProgrammeForm, visit: Visit): Html | '' {
  const { say, form } = visit
  const content = html`${courseFields(shown, visit)}
<h2>${say('o.newProgramme.who')}</h2>
<p>${say('o.newProgramme.whoMeans')}</p>
${senderFields(shown, visit)}${submit(
  { label: say('o.newProgramme.button') },
  html`<a href="/o/programmes">${say('o.newProgramme.back')}</a>`,
)}`
  return form({ action: '/o/programmes/new', right: 'write', content })
}

function courseFields(shown: NewProgrammeForm, visit: Visit): Html {
  const { say } = visit
  const text = textsOf(shown)
  return html`${text({ name: 'title', label: say('o.newProgramme.name'), required: true })}${text({
    name: 'name',
    label: say('o.newProgramme.slug'),
    hint: say('o.newProgramme.slugHint'),
  })}${languageChoice(shown, visit)}${text({
    ...{ name: 'days', label: say('o.newProgramme.days'), required: true },
    hint: say('o.newProgramme.daysHint', { most: MOST_LESSONS }),
  })}${rhythmChoice(shown, visit)}${text({
    ...{ name: 'colour', label: say('o.brand.accent'), hint: say('o.newProgramme.colourHint') },
  })}${text({
    ...{ name: 'webinar', label: say('o.newProgramme.webinar'), hint: say('o.newProgramme.webinarHint') },
  })}`
}

function senderFields(shown: NewProgrammeForm, { say }: Visit): Html {
  const text = textsOf(shown)
  return html`${text({
    name: 'organisation',
    label: say('o.newProgramme.organisation'),
    hint: say('o.newProgramme.organisationHint'),
    autocomplete: 'organization',
    required: true,
  })}${text({
    ...{ name: 'address', label: say('o.newProgramme.address'), type: 'email', required: true },
    hint: say('o.newProgramme.addressHint'),
  })}${text({
    ...{ name: 'postal', label: say('o.newProgramme.postal'), required: true },
    hint: say('o.newProgramme.postalHint'),
  })}${text({
    ...{ name: 'site', label: say('o.newProgramme.site'), type: 'url', required: true },
    hint: say('o.newProgramme.siteHint'),
  })}`
}

function textsOf({ typed, messages }: NewProgrammeForm): (settings: Field) => Html {
  return (settings) => field({ ...settings, value: typed(settings.name), message: messages[settings.name] })
}

function languageChoice({ typed, messages }: NewProgrammeForm, { say }: Visit): Html {
  return choice({
    ...{ name: 'language', legend: say('o.newProgramme.language') },
    hint: say('o.newProgramme.languageHint'),
    options: LANGUAGES.map((tag) => ({ value: tag, label: ownName(tag) })),
    ...{ value: typed('language'), message: messages.language },
  })
}

function rhythmChoice({ typed, messages }: NewProgrammeForm, { say }: Visit): Html {
  const options = RHYTHMS.map((value) => ({
    value,
    label:
      value === 'every-day' || value === 'weekdays'
        ? say(`o.newProgramme.rhythm.${value}`)
        : say('o.newProgramme.rhythm.weekly', { day: say(`field.value.${value}`) }),
  }))
  return choice({
    ...{ name: 'rhythm', label: say('o.newProgramme.rhythm'), options },
    ...{ value: typed('rhythm'), message: messages.rhythm },
  })
}
