import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Clock } from '../../src/domain/clock.ts'
import type { Database } from '../../src/store/database.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import type { PageParts } from '../../src/web/page-parts.ts'
import { IMPORTED } from './imported.ts'
import { workOffForms } from './work-off-forms.ts'

const PUBLIC_URL = 'https://cours.example'

export type Form = Readonly<Record<string, string>>

export type ReaderPages = {
  parts: PageParts
  /** Status and text of a page. */
  get(path: string, init?: RequestInit): Promise<{ status: number; text: string; headers: Headers }>
  /**
   * Posts a form as a browser does, with the hidden fields of the page that it is on unless `from` is null; what is done
   * after the answer is done too.
   */
  post(
    path: string,
    form: Form,
    from?: string | null,
  ): Promise<{ status: number; text: string; headers: Headers }>
}

/** Pages of readers on real parts, asked in this process. */
export function readerPages(
  { db, clock }: { db: Database; clock: Clock },
  mount: (app: Hono, parts: PageParts) => void,
): ReaderPages {
  const keys = IMPORTED.keys
  const guard = createFormGuard({ keys, clock, publicUrl: PUBLIC_URL })
  const parts: PageParts = { db, clock, keys, publicUrl: PUBLIC_URL, guard }
  const app = new Hono()
  mount(app, parts)
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await app.request(`${PUBLIC_URL}${path}`, init)
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  return {
    parts,
    get: ask,
    async post(path, form, from = path) {
      const hidden = from === null ? {} : hiddenFields((await ask(from)).text)
      const body = new URLSearchParams({ ...hidden, ...form })
      const answer = await ask(path, { method: 'POST', body, headers: { Origin: PUBLIC_URL } })
      await workOffForms({ db, clock })
      return answer
    },
  }
}

/** Lets everybody begin anew who has used up a limit; pages that were mounted before may still remember. */
export async function forgetLimits(db: Database): Promise<void> {
  await sql`delete from feuilleton.rate_limits`.execute(db)
}

/** The hidden fields of a page, by name. */
export function hiddenFields(text: string): Record<string, string> {
  const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, unescaped(value!)]))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** A page without what is made anew each time: the tokens of its forms. */
export function withoutTokens(text: string): string {
  return text.replaceAll(/name="form" value="[^"]*"/g, 'name="form"')
}
