import { Hono } from 'hono'
import { type FormWork, workOff } from '../../src/actions/forms/work-off.ts'
import { printLink } from '../../src/actions/organisers/print-link.ts'
import { type Address, parseAddress } from '../../src/domain/address.ts'
import type { Clock } from '../../src/domain/clock.ts'
import type { Role } from '../../src/domain/rights.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { UNLIMITED } from '../../src/mail/family-limits.ts'
import { NAMED_FAMILIES } from '../../src/mail/find-families.ts'
import type { Post } from '../../src/mail/post.ts'
import type { Database } from '../../src/store/database.ts'
import { addOrganiser } from '../../src/store/organisers.ts'
import { knowBrands } from '../../src/web/brand/place-brand.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import type { OrganiserParts } from '../../src/web/organiser/organiser-parts.ts'
import { organiserRouter } from '../../src/web/organiser/organiser-router.ts'
import { mailSignIn } from '../../src/web/organiser/sign-in/mail-sign-in.ts'
import { IMPORTED } from './imported.ts'
import { type Form, hiddenFields } from './reader-pages.ts'
import { DOCTOR } from './remarks.ts'

const PUBLIC_URL = 'https://cours.example'

export type Answer = { status: number; text: string; headers: Headers }

/** A browser: it keeps cookies, and sends the hidden fields of the page that a form is on. */
export type Browser = {
  get(path: string): Promise<Answer>
  /** Posts a form, with the hidden fields of the form of the page `from` that posts there; none when it is null. */
  post(path: string, form: Form | FormData, from?: string | null, headers?: Form): Promise<Answer>
  /** As `post`, and then the page that the answer leads to. */
  submit(path: string, form: Form | FormData, from?: string): Promise<Answer>
}

export type OrganiserPages = {
  parts: OrganiserParts
  app: Hono
  /** A browser in which nobody is signed in. */
  browser(): Browser
  /** A browser in which somebody with this role is signed in. */
  as(role: Role, options?: { mayExport?: boolean; name?: string }): Promise<Browser>
}

/** The pages of organisers on real parts, asked in this process. */
export function organiserPages(
  { db, clock }: { db: Database; clock: Clock },
  options: { post?: Post; root?: string } & Partial<OrganiserParts> = {},
): OrganiserPages {
  const keys = IMPORTED.keys
  const guard = createFormGuard({ keys, clock, publicUrl: PUBLIC_URL })
  const parts: OrganiserParts = {
    ...{ db, clock, keys, publicUrl: PUBLIC_URL, guard, post: undefined, mailDomain: undefined },
    pacing: { limits: UNLIMITED, families: NAMED_FAMILIES, warmUpFrom: undefined },
    letters: createLetterCache({ most: 10 }),
    doctor: DOCTOR,
    root: '.',
    onError(error) {
      throw error
    },
    ...options,
  }
  const app = new Hono().use(knowBrands({ db, keys })).route('/o', organiserRouter(parts))
  const mail: FormWork['mailSignIn'] = parts.post && ((tx, asked) => mailSignIn(parts, tx, asked))
  const browser = () =>
    browserOf(app, () =>
      workOff({ db, clock, isClockRight: async () => true, mailSignIn: mail, onError: () => undefined }),
    )
  return {
    parts,
    app,
    browser,
    async as(role, { mayExport = true, name = `The ${role}` } = {}) {
      const address = addressIn(`${name.toLowerCase().replaceAll(' ', '-')}@example.org`)
      const { id } = await addOrganiser(db, { address, name, role, mayExport }, clock.now())
      const own = browser()
      await own.post(`/o/enter/${await printLink(db, id, clock.now())}`, {})
      return own
    },
  }
}

/** `afterwards` does what follows the answer to the form for signing in. */
function browserOf(app: Hono, afterwards: () => Promise<void>): Browser {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    headers.set('Accept-Language', 'en')
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await app.request(`${PUBLIC_URL}${path}`, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const post: Browser['post'] = async (path, form, from = path, headers = {}) => {
    const page = from === null ? '' : (await ask(from)).text
    const body = form instanceof FormData ? form : new URLSearchParams({ ...hiddenIn(page, path), ...form })
    if (body instanceof FormData)
      for (const [name, value] of Object.entries(hiddenIn(page, path))) body.append(name, value)
    const answer = await ask(path, { method: 'POST', body, headers: { Origin: PUBLIC_URL, ...headers } })
    if (path === '/o/sign-in') await afterwards()
    return answer
  }
  return {
    get: ask,
    post,
    async submit(path, form, from) {
      const answer = await post(path, form, from)
      const to = answer.headers.get('Location')
      return to === null ? answer : ask(to)
    },
  }
}

/** The hidden fields of the form of a page that posts to a path. */
function hiddenIn(page: string, path: string): Record<string, string> {
  const forms = page.split(/(?=<form\b)/)
  const own = forms.find((text) =>
    text.startsWith(`<form method="post" action="${path.replaceAll('&', '&amp;')}"`),
  )
  return hiddenFields(own?.split('</form>')[0] ?? '')
}

function addressIn(text: string): Address {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new Error(parsed.why)
  return parsed.address
}
