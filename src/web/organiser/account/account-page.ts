import { html } from 'hono/html'
import { choice } from '../../../html/choice.ts'
import { errorSummary, type FieldMessages } from '../../../html/error-summary.ts'
import { field } from '../../../html/field.ts'
import type { Typed } from '../../../html/form.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { LANGUAGES, ownName } from '../../../language/language.ts'
import { listSessions } from '../../../store/sessions.ts'
import type { Visit } from '../visit.ts'
import { NAME, passkeysPart } from './passkeys-part.ts'
import { sessionsPart } from './sessions-part.ts'

type Wrong = { typed: Typed; messages: FieldMessages }

/** One's own account; with what was typed where that is wrong. */
export async function accountPage(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { say, language, organiser, parts, now } = visit
  const sessions = await listSessions(parts.db, organiser.id, now)
  return visit.page({
    title: say('o.account.title'),
    room: 'settings',
    ...(wrong ? { status: 422 as const } : {}),
    body: html`<h1>${say('o.account.title')}</h1>
${errorSummary(wrong?.messages ?? {}, language)}<p>${say('o.account.who', { address: organiser.address, role: say(`role.${organiser.role}`) })}</p>
${profileForm(visit, wrong)}${await passkeysPart(visit, wrong?.messages[NAME])}${sessionsPart(sessions, visit)}`,
  })
}

function profileForm(visit: Visit, wrong: Wrong | undefined): Html | '' {
  const { say, organiser } = visit
  return visit.form({
    action: '/o/account',
    right: 'look',
    content: html`${field({
      name: 'name',
      label: say('signIn.first.name'),
      hint: say('o.account.nameHint'),
      value: (wrong?.messages.name && wrong.typed('name')) ?? organiser.name,
      autocomplete: 'name',
      required: true,
      message: wrong?.messages.name,
    })}${choice({
      name: 'language',
      label: say('o.account.language'),
      value: (wrong?.messages.name && wrong.typed('language')) ?? organiser.language ?? '',
      options: [
        { value: '', label: say('o.account.languageOfBrowser') },
        ...LANGUAGES.map((tag) => ({ value: tag, label: ownName(tag) })),
      ],
    })}${submit({ label: say('o.account.save') })}`,
  })
}
