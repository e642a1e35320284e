import { Hono } from 'hono'
import { html } from 'hono/html'
import { unsubscribe } from '../actions/unsubscribe.ts'
import type { Clock } from '../domain/clock.ts'
import { readToken, type TokenKeys } from '../domain/tokens.ts'
import type { Database } from '../store/database.ts'
import { findEnrolment } from '../store/enrolments.ts'
import { type Html, page } from './page.ts'
import { pageHeaders } from './page-headers.ts'

/**
 * `/u/<token>`: GET shows a button and changes nothing, since scanners fetch every link of a mail; POST unsubscribes,
 * from the button or from a mail client's one click (RFC 8058 §3.1), with 200 and never a redirect.
 */
export function unsubscribePages({ db, clock, keys }: { db: Database; clock: Clock; keys: TokenKeys }): Hono {
  const pages = new Hono()
  pages.use(pageHeaders())
  pages.get('/:token', async (c) => {
    const id = readToken(keys, 'unsubscribe', c.req.param('token'))
    const enrolment = id === undefined ? undefined : await findEnrolment(db, id)
    if (!enrolment) return c.html(answer('Ce lien n’est pas valable', unknownLink), 404)
    if (enrolment.state === 'unsubscribed')
      return c.html(answer('Vous êtes désinscrit', done(enrolment.cohortName)))
    return c.html(answer('Ne plus recevoir ce cours', ask(enrolment.cohortName)))
  })
  pages.post('/:token', async (c) => {
    const id = readToken(keys, 'unsubscribe', c.req.param('token'))
    const enrolment = id === undefined ? undefined : await unsubscribe(db, id, clock)
    if (!enrolment) return c.html(answer('Ce lien n’est pas valable', unknownLink), 404)
    return c.html(answer('Vous êtes désinscrit', done(enrolment.cohortName)))
  })
  return pages
}

function answer(title: string, content: Html): Html {
  return page({ title, language: 'fr', body: html`<h1>${title}</h1>${content}` })
}

const unknownLink = html`<p>Il est peut-être incomplet. Reprenez le lien « Ne plus la recevoir » au bas d’une lettre.</p>`

function ask(cohort: string): Html {
  return html`<p>Vous ne recevrez plus les lettres de « ${cohort} ».</p>
<form method="post"><button type="submit">Ne plus recevoir ces lettres</button></form>`
}

function done(cohort: string): Html {
  return html`<p>Plus aucune lettre de « ${cohort} » ne partira vers votre adresse.</p>`
}
