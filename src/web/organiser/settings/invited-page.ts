import { html } from 'hono/html'
import type { Outcome } from '../../../domain/delivery.ts'
import type { Html } from '../../../html/html.ts'
import { status } from '../../../html/status.ts'
import type { Organiser } from '../../../store/organisers.ts'
import type { Visit } from '../visit.ts'

type Invited = { organiser: Organiser; link: string; outcome: Outcome | undefined }

/** Says whether the invitation was mailed, and shows its link: this page alone has it, since only a hash is kept. */
export function invitedPage(visit: Visit, { organiser, link, outcome }: Invited): Promise<Response> {
  const { say } = visit
  const title = say('o.team.sent.title', { name: organiser.name })
  return visit.page({
    title,
    room: 'settings',
    body: html`<h1>${title}</h1>
<p>${mailed(outcome, organiser, visit)}</p>
<p>${say('o.team.sent.link')}</p>
<p class="secret-link"><code>${link}</code></p>
<p class="quiet">${say('o.team.sent.once')}</p>
<p class="actions"><a class="button" href="/o/settings/team">${say('o.team.back')}</a></p>`,
  })
}

function mailed(outcome: Outcome | undefined, { address }: Organiser, { say }: Visit): Html {
  if (outcome?.kind === 'submitted') return status(say('o.team.sent.mailed', { address }), 'good')
  return status(say('o.team.sent.notMailed', { address }), 'wrong')
}
