import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Author } from '../../domain/journal-entry.ts'
import { hasRight, type Right } from '../../domain/rights.ts'
import type { Html } from '../../html/html.ts'
import { postForm, submit } from '../../html/post-form.ts'
import type { Language } from '../../language/catalogues.ts'
import { FALLBACK_LANGUAGE } from '../../language/language.ts'
import { type Say, sayIn } from '../../language/say.ts'
import type { Organiser } from '../../store/organisers.ts'
import { type Session, tellNext } from '../../store/sessions.ts'
import { askedLanguage, chosenLanguage } from '../language.ts'
import type { OrganiserParts } from './organiser-parts.ts'
import type { Room } from './rooms.ts'
import { shell } from './shell.ts'
import { type Told, toldNotice } from './told.ts'

export type VisitPage = { title: string; body: Html; room: Room; status?: ContentfulStatusCode | undefined }

export type VisitForm = {
  action: string
  /** The right that the route of the form asks for. */
  right: Right
  content: Html
  /** Whether it has a file. */
  multipart?: boolean
}

/** One request of an organiser who is signed in, and the ways to answer it. */
export type Visit = {
  c: Context
  parts: OrganiserParts
  organiser: Organiser
  /** The organiser, for the journal. */
  by: Author
  sessionId: number
  language: Language
  say: Say
  now: Date
  /** Whether the organiser may do what asks for this right: buttons for the rest are not shown. */
  may(right: Right): boolean
  /** A form that posts; nothing for who may not send it. */
  form(settings: VisitForm): Html | ''
  page(content: VisitPage): Promise<Response>
  /** Leads to a page, with 303. The next page of this session then says what was done. */
  back(path: string, told?: Told): Promise<Response>
  notFound(): Promise<Response>
}

/** A visit within a session that is open. */
export function visitOf(c: Context, parts: OrganiserParts, session: Session): Visit {
  const { organiser, sessionId } = session
  const { db, guard, clock } = parts
  const language = chosenLanguage(c) ?? organiser.language ?? askedLanguage(c) ?? FALLBACK_LANGUAGE
  const say = sayIn(language)
  const holder = holderOf(sessionId)
  const guardField = (path: string) => guard.field(path, holder)
  const visit: Visit = {
    c,
    parts,
    organiser,
    by: { name: organiser.name, organiserId: organiser.id },
    sessionId,
    language,
    say,
    now: clock.now(),
    may: (right) => hasRight(organiser, right),
    form: ({ action, right, content, multipart }) =>
      hasRight(organiser, right)
        ? postForm({ action, hidden: guardField(action), content, ...(multipart ? { multipart } : {}) })
        : '',
    async page({ title, body, room, status = 200 }) {
      const told = session.told as Told | null
      if (told) await tellNext(db, sessionId, null)
      const signOut = postForm({
        action: '/o/sign-out',
        hidden: guardField('/o/sign-out'),
        content: submit({ label: say('shell.signOut'), tone: 'quiet' }),
      })
      const content = html`${toldNotice(told, say, guardField)}${body}`
      const signedIn = { room, name: organiser.name, signOut }
      return c.html(shell(c, { title, language, body: content, signedIn }), status)
    },
    async back(path, told) {
      if (told) await tellNext(db, sessionId, told)
      return c.redirect(path, 303)
    },
    notFound: () =>
      visit.page({
        title: say('shell.lost.title'),
        room: 'today',
        status: 404,
        body: html`<h1>${say('shell.lost.title')}</h1>
<p>${say('shell.lost.text')}</p>
<p class="actions"><a class="button" href="/o">${say('o.today.title')}</a></p>`,
      }),
  }
  return visit
}

/** The mark of a session that its forms carry: those of another session are refused. */
export function holderOf(sessionId: number): string {
  return `session ${sessionId}`
}
