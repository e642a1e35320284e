import type { Context } from 'hono'
import { html } from 'hono/html'
import { sayIn } from '../../../language/say.ts'
import { LetterError } from '../../../letters/letter-error.ts'
import { MjmlUnavailable } from '../../../letters/render-mjml.ts'
import { calmPage } from '../../calm-page.ts'
import { placeLanguage } from '../../language.ts'

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
  const say = sayIn(language)
  return calmPage(c, {
    status: 503,
    language,
    title: say('read.unreadable'),
    content: html`<p>${say('read.tryAgain')}</p>`,
  })
}
