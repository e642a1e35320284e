import type { Context } from 'hono'
import { html } from 'hono/html'
import { LetterError } from '../../../letters/letter-error.ts'
import { MjmlUnavailable } from '../../../letters/render-mjml.ts'
import { calmPage } from '../../calm-page.ts'
import { placeLanguage } from '../../language.ts'
import { READ_WORDS } from './read-words.ts'

/** Shows a lesson, or says calmly that it cannot be written now: a letter with a mistake is no surprise, all else is. */
export async function orUnreadable(c: Context, show: () => Promise<Response> | Response): Promise<Response> {
  try {
    return await show()
  } catch (error) {
    if (error instanceof LetterError || error instanceof MjmlUnavailable) return unreadable(c)
    throw error
  }
}

async function unreadable(c: Context): Promise<Response> {
  const language = await placeLanguage(c)
  const { unreadable: title, tryAgain } = READ_WORDS[language]
  return calmPage(c, { status: 503, language, title, content: html`<p>${tryAgain}</p>` })
}
