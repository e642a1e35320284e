import { Hono } from 'hono'
import { html } from 'hono/html'
import { page } from './page.ts'
import { pageHeaders } from './page-headers.ts'

const body = html`<h1>Aide</h1>
<h2>Pourquoi ai-je reçu cette lettre${'\u202F'}?</h2>
<p>Votre adresse est inscrite à un cours par courriel : une leçon par jour de cours, pendant la durée du cycle.</p>
<h2>Ne plus rien recevoir</h2>
<p>Chaque lettre porte un lien « Ne plus la recevoir ». Une seule action suffit, sans compte ni mot de passe.</p>
<h2>Une question</h2>
<p>Répondez simplement à la lettre : votre réponse parvient à l’association qui organise le cours.</p>`

/** `/aide`: where every letter's List-Help points (RFC 2369). */
export function helpPages(): Hono {
  const pages = new Hono()
  pages.use(pageHeaders())
  pages.get('/', (c) => c.html(page({ title: 'Aide', language: 'fr', body })))
  return pages
}
