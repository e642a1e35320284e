import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { MailedOneOff, OneOffPage } from '../../../actions/readers/one-off-page.ts'
import type { Html } from '../../../html/html.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { otherLanguages } from '../../language.ts'
import { page } from '../../page.ts'
import { dateIn } from './lesson-article.ts'
import { readerWays } from './reader-ways.ts'

type Place = { c: Context; language: Language; now: Date }

/** A one-off letter as its reader reads it. */
export function mailedOneOffPage(found: MailedOneOff, place: Place): Html {
  return oneOffPage(found, readerWays(found, place), place)
}

/** A one-off letter, with the ways on from it; `isPublic` when anybody may read it. */
export function oneOffPage(
  found: OneOffPage,
  ways: Html,
  { c, language, now, isPublic = false }: Place & { isPublic?: boolean },
): Html {
  const { letter, writtenAt, zone, programme } = found
  const date = dateIn(writtenAt, { zone, now, language })
  const body = html`<article class="one-off" lang="${found.language}">
<p class="quiet">${programme}</p>
<h1>${letter.title}</h1>
<p class="quiet lesson-told" lang="${language}">${sayIn(language)('read.letterWritten', { date })}</p>
<div class="words">
${/* Written from Markdown without HTML, its values escaped: see letters/service/write-service-letter.ts. */ raw(letter.html)}
</div>
</article>
${ways}`
  return page(c, {
    title: letter.title,
    language,
    body,
    width: 'reading',
    otherLanguages: otherLanguages(c, language),
    ...(isPublic ? { isPublic } : {}),
  })
}
