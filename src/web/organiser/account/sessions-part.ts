import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { status } from '../../../html/status.ts'
import { table } from '../../../html/table.ts'
import type { OpenSession } from '../../../store/sessions.ts'
import { elapsedWords } from '../elapsed.ts'
import type { Visit } from '../visit.ts'

/** The browsers in which one is signed in, each with the button that signs out of it. */
export function sessionsPart(sessions: readonly OpenSession[], visit: Visit): Html {
  const { say, now } = visit
  return html`${table({
    caption: say('o.account.sessionCount', { count: sessions.length }),
    rows: sessions,
    columns: [
      { name: say('o.account.browser'), kind: 'head', cell: ({ device }) => device },
      { name: say('o.account.used'), cell: ({ seenAt }) => elapsedWords(seenAt, { now, say }) },
      { name: say('o.account.end'), cell: (session) => endOf(session, visit) },
    ],
  })}${visit.form({
    action: '/o/sign-out/everywhere',
    right: 'look',
    content: submit({ label: say('o.account.endAll'), tone: 'danger' }),
  })}`
}

/** One signs out of this browser at the top of each page. */
function endOf({ id }: OpenSession, visit: Visit): Html | '' {
  const { say, sessionId } = visit
  if (id === sessionId) return status(say('o.account.thisOne'), 'good')
  const content = submit({ label: say('shell.signOut'), tone: 'quiet' })
  return visit.form({ action: `/o/account/sessions/${id}/end`, right: 'look', content })
}
