import type { Hono, MiddlewareHandler } from 'hono'
import { clientIp } from '../../client-ip.ts'
import { readerLanguage } from '../../language.ts'
import type { PageParts } from '../../page-parts.ts'
import { personalToken } from '../../personal-token.ts'
import type { Proxies } from '../../proxies.ts'
import { limitBy } from '../../rate-limit.ts'
import { typedForm } from '../../typed.ts'
import { LEAVING_ANSWERS } from './leaving-answers.ts'
import { SETTINGS_ANSWERS } from './settings-answers.ts'
import { type ShowAgain, withReader } from './with-reader.ts'

const FORM_ANSWERS = { ...SETTINGS_ANSWERS, ...LEAVING_ANSWERS }

/** One reader who marks every lesson of a course twice stays under it. */
const LIMIT = { name: 'me', points: 60, perSeconds: 3_600 }

/** Counts all forms of one reader together, wherever they come from. */
export function limitByReader(parts: PageParts): MiddlewareHandler {
  return limitBy({ ...LIMIT, db: parts.db }, async (c) =>
    (await personalToken(c, parts, { purpose: 'me', token: c.req.param('token') ?? '' }))?.toString(),
  )
}

/** Adds what each form of "my course" does, at `/:token/<name>`. */
export function answerForms(router: Hono, parts: PageParts & Proxies, show: ShowAgain): void {
  const limit = limitByReader(parts)
  for (const [name, answer] of Object.entries(FORM_ANSWERS))
    router.post(`/:token/${name}`, limit, parts.guard.check, (c) =>
      withReader(c, parts, async (reader) => {
        const language = readerLanguage(c, reader.language)
        const ip = clientIp(c, parts.trustedProxies ?? 0)
        return answer({ c, parts, reader, language, typed: await typedForm(c), ip, show })
      }),
    )
}
