import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { setSignUp } from '../../src/store/cohorts.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { assetAddress, ZONE_SCRIPT } from '../../src/web/assets.ts'
import { joinRouter } from '../../src/web/reader/join/join-router.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { HOSTILE_TEXTS } from '../support/hostile.ts'
import { IMPORTED } from '../support/imported.ts'
import { type Form, forgetLimits, hiddenFields, readerPages, withoutTokens } from '../support/reader-pages.ts'
import { openToSignUp, peopleRows, requestRows } from '../support/sign-up.ts'

const JOIN = '/p/essai/join'
const ZOE: Form = { address: 'zoe@example.org', zone: 'Europe/Paris', at: '12:30', consent: 'yes' }

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function opened(options: Parameters<typeof openToSignUp>[1] = {}) {
  const course = await openToSignUp(database.db, options)
  const pages = readerPages({ db: database.db, clock: course.clock }, (app, parts) =>
    app.route('/p', joinRouter(parts)),
  )
  return { ...course, ...pages }
}

describe('the sign-up page', () => {
  it('has a field for each thing, filled in with what is usual, in both languages', async () => {
    const { get } = await opened()
    const { status, text } = await get(JOIN)
    expect(status).toBe(200)
    expect(text).toContain('<html lang="fr">')
    expect(text).toMatch(/name="address" type="email" value=""[^>]* autocomplete="email"/)
    expect(text).toMatch(/value="07:30" checked/)
    for (const hour of ['7\u00A0h\u00A030', '12\u00A0h\u00A030', '18\u00A0h'])
      expect(text).toContain(`<span>${hour}`)
    expect(text).toContain('<option value="Europe/Paris" selected>')
    expect(text).toContain('Commence le lundi 1er mars')
    expect(text).toContain('envoyées par Essai')
    expect(text).toContain(`<script src="${assetAddress(ZONE_SCRIPT)}" defer></script>`)
    expect(text).not.toContain('name="consent" type="checkbox" value="yes" required checked')
    const english = (await get(`${JOIN}?lang=en`)).text
    expect(english).toContain('I agree to receive the letters of the course “Essai” by e-mail')
    expect(english).toContain(`action="${JOIN}?lang=en"`)
  })

  it('says what the course is, for whom, how long a day and by whom, where the schedule does', async () => {
    const { get } = await opened()
    expect((await get(JOIN)).text).not.toContain('class="about"')
    const about = { what: 'Préparer son projet.', for_whom: 'Les bénévoles', minutes: 5, by: 'Essai' }
    await openToSignUp(database.db, { dayOne: '2027-02-25', slug: 'avant', schedule: { about } })
    const { text } = await get(`${JOIN}?cohort=avant`)
    for (const told of ['Préparer son projet.', 'Les bénévoles', '5 minutes par jour de cours'])
      expect(text).toContain(told)
    expect((await get(`${JOIN}?cohort=avant&lang=en`)).text).toContain('5 minutes on each day of the course')
  })

  it('offers the cohorts that are open, and the one that was asked for', async () => {
    const { get, cohort } = await opened()
    await openToSignUp(database.db, { dayOne: '2027-04-05', slug: 'avril' })
    expect((await get(JOIN)).text).toMatch(new RegExp(`value="${cohort.slug}" checked`))
    expect((await get(`${JOIN}?cohort=avril`)).text).toContain('value="avril" checked')
    const other = (await get(`${JOIN}?cohort=mai`)).text
    expect(other).toContain('La session que vous cherchiez n’est plus ouverte')
    await setSignUp(database.db, cohort.id, { signUp: 'closed' })
    const one = (await get(JOIN)).text
    expect(one).toContain('<input type="hidden" name="cohort" value="avril">')
  })

  it('says when a cohort is full, and offers the next', async () => {
    const { get, cohort, programme, clock, post } = await opened({ capacity: 1 })
    const people = [{ address: 'ana@example.org' as Address }]
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    expect((await get(JOIN)).text).toContain('Toutes les sessions ouvertes sont complètes')
    await openToSignUp(database.db, { dayOne: '2027-04-05', slug: 'avril' })
    const { text } = await get(`${JOIN}?cohort=${cohort.slug}`)
    expect(text).toMatch(new RegExp(`value="${cohort.slug}" disabled`))
    expect(text).toContain('value="avril" checked')
    const late = await post(JOIN, { ...ZOE, cohort: cohort.slug })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Cette session n’est plus ouverte. Choisissez-en une autre.')
  })

  it('says when nothing is open or left to come, and when there is no such programme', async () => {
    const { get, clock } = await opened()
    await sql`update feuilleton.cohorts set state = 'cancelled'`.execute(database.db)
    expect((await get(JOIN)).text).toContain('Aucune session de ce cours')
    await sql`update feuilleton.cohorts set state = 'running'`.execute(database.db)
    expect((await get(JOIN)).text).not.toContain('Aucune session de ce cours')
    clock.set(new Date('2027-03-04T00:00:00Z'))
    expect((await get(JOIN)).text).toContain('Aucune session de ce cours')
    for (const strange of ['autre', 'a%00b', '%E0%A4%A', '..%2f..%2fetc', '<script>', 'x'.repeat(5_000)]) {
      const { status, text } = await get(`/p/${strange}/join`)
      expect(status).toBe(404)
      expect(text).not.toContain('<script>')
    }
  })

  it('tells who comes late what they will get, as the cohort’s rule says', async () => {
    const { get, clock } = await opened()
    clock.set(new Date('2027-03-02T10:00:00Z'))
    expect((await get(JOIN)).text).toContain('A commencé le lundi 1er mars\u00A0: vous recevrez la suite')
    await sql`update feuilleton.cohorts set late_joiners = 'from-day-one'`.execute(database.db)
    expect((await get(JOIN)).text).toContain('Commence le lendemain de votre confirmation')
    await sql`update feuilleton.cohorts set late_joiners = 'next-cohort'`.execute(database.db)
    expect((await get(JOIN)).text).toContain('Aucune session de ce cours')
  })

  it('changes no row when it is fetched, twice, by GET and HEAD', async () => {
    const { get } = await opened()
    const before = await peopleRows(database.db)
    for (const path of [JOIN, `${JOIN}?cohort=x&lang=en`, `${JOIN}/sent`])
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        expect((await get(path, { method })).status).toBe(200)
    expect(await peopleRows(database.db)).toEqual(before)
  })
})

describe('the form that is sent', () => {
  it('has a confirmation sent, and leads to a page that says so', async () => {
    const { post, get } = await opened()
    const { status, headers } = await post(JOIN, { ...ZOE, firstName: 'Zoé' })
    expect([status, headers.get('Location')]).toEqual([303, `${JOIN}/sent`])
    expect((await get(`${JOIN}/sent`)).text).toContain('Regardez votre boîte aux lettres')
    expect(await requestRows(database.db)).toMatchObject([
      { kind: 'confirmation', address: 'zoe@example.org', track: '2027-03-01 Europe/Paris 12:30' },
    ])
  })

  it('is agreed to in the words that were on the page', async () => {
    const { post, get } = await opened()
    await post(`${JOIN}?lang=en`, ZOE)
    const [{ wording, wordingHash } = {}] = await consentsOf(database.db, 'zoe@example.org')
    const { text } = await get(`${JOIN}?lang=en`)
    expect(text).toContain(`<span>${wording}</span>`)
    expect(hiddenFields(text).wording).toBe(wordingHash)
  })

  it('is asked for again when the words have changed since', async () => {
    const { post } = await opened()
    const before = await peopleRows(database.db)
    const { status, text } = await post(JOIN, { ...ZOE, wording: 'another' })
    expect(status).toBe(422)
    expect(text).toContain('Le texte de cette case a changé')
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('has the same answer for an address that is new, waits, is enrolled, left, suppressed or asked for too often', async () => {
    const { post, cohort, programme, clock } = await opened()
    const people = ['active', 'paused', 'unsubscribed', 'suppressed'].map((name) => ({
      address: `${name}@example.org` as Address,
    }))
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    await sql`
      update feuilleton.enrolments e set state = split_part(s.address, '@', 1), left_at = now()
      from feuilleton.subscribers s
      where s.id = e.subscriber_id and s.address not like 'suppressed%'`.execute(database.db)
    await sql`
      insert into feuilleton.suppressions values ('suppressed@example.org', 'bounced', now())`.execute(
      database.db,
    )
    const names = ['new', 'new', 'new', 'new', 'active', 'paused', 'unsubscribed', 'suppressed']
    const answers = []
    for (const name of names) answers.push(await post(JOIN, { ...ZOE, address: `${name}@example.org` }))
    const bot = await post(JOIN, { ...ZOE, address: 'bot@example.org', website: 'https://x.test' })
    const plain = [...answers, bot].map(({ status, text, headers }) => [status, text, [...headers]])
    expect(new Set(plain.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await requestRows(database.db)).map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      ...Array(3).fill('confirmation new@example.org'),
      'already active@example.org',
      'already paused@example.org',
      'confirmation unsubscribed@example.org',
      'already suppressed@example.org',
    ])
  })

  it('changes nothing when the field that nobody sees is filled in', async () => {
    const { post } = await opened()
    const before = await peopleRows(database.db)
    expect((await post(JOIN, { ...ZOE, website: 'x' })).status).toBe(303)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('has what is wrong said beside each field, and what was typed kept', async () => {
    const { post } = await opened()
    const { status, text } = await post(JOIN, {
      address: 'zoe@',
      firstName: '=Zoé',
      zone: 'Mars/X',
      at: '03:00',
    })
    expect(status).toBe(422)
    expect(text).toContain('Il reste 5 points à corriger')
    for (const name of ['address', 'firstName', 'zone', 'at', 'consent']) {
      expect(text).toContain(`<a href="#${name}">`)
      expect(text).toContain(`id="${name}-message"`)
      expect(text).toContain(`id="${name}"`)
    }
    expect(text).toContain('value="zoe@"')
    expect(text).toContain('value="=Zoé"')
    expect(text).not.toContain('/assets/zone.')
    const english = await post(`${JOIN}?lang=en`, { ...ZOE, address: '' })
    expect(english.text).toContain('Write your e-mail address.')
    expect(english.text).toMatch(/name="consent" type="checkbox" value="yes" required checked/)
    expect(english.text).toContain('value="12:30" checked')
  })

  it('asks about an address that is near a well-known one, and takes it when its person insists', async () => {
    const { post } = await opened()
    const before = await peopleRows(database.db)
    const near = { ...ZOE, address: 'zoe@gmial.com' }
    const { status, text } = await post(JOIN, { ...near, zone: 'Mars/X' })
    expect(status).toBe(422)
    expect(text).toContain('id="address-message">Vouliez-vous écrire zoe@gmail.com\u202F?')
    expect(text).toContain('value="zoe@gmial.com"')
    const english = await post(`${JOIN}?lang=en`, near)
    expect(english.text).toContain('id="address-message">Did you mean zoe@gmail.com?')
    expect(await peopleRows(database.db)).toEqual(before)
    const other = { ...hiddenFields(text), ...near, address: 'zoe@orange.fe' }
    expect((await post(JOIN, other, null)).text).toContain('Vouliez-vous écrire zoe@orange.fr')
    const stillWrong = await post(JOIN, { ...hiddenFields(text), ...near, at: '03:00' }, null)
    expect(stillWrong.text).not.toContain('id="address-message"')
    const again = await post(JOIN, { ...hiddenFields(stillWrong.text), ...near }, null)
    expect([again.status, again.headers.get('Location')]).toEqual([303, `${JOIN}/sent`])
    expect(await requestRows(database.db)).toMatchObject([{ address: 'zoe@gmial.com' }])
  })

  it('drops what nobody sees at the ends of an address, and names it where it stands inside', async () => {
    const { post } = await opened()
    const inside = await post(JOIN, { ...ZOE, address: 'zoe@exam\u200Bple.org' })
    expect(inside.text).toContain('un caractère invisible (U+200B ZERO WIDTH SPACE)')
    const around = await post(JOIN, { ...ZOE, address: '\u202A\u00A0zoe@example.org\u202C' })
    expect(around.status).toBe(303)
    expect(await requestRows(database.db)).toMatchObject([{ address: 'zoe@example.org' }])
  })

  it('keeps a zone in its own spelling, and takes names as people write them', async () => {
    const { post } = await opened()
    await post(JOIN, { ...ZOE, zone: 'indian/reunion', firstName: 'J.Pierre' })
    await post(JOIN, { ...ZOE, address: 'ana@example.org', firstName: 'Anne / Paul' })
    const asked = await requestRows(database.db)
    expect(asked.map(({ track }) => track)).toEqual([
      '2027-03-01 Indian/Reunion 12:30',
      '2027-03-01 Europe/Paris 12:30',
    ])
    const fixed = await post(JOIN, { ...ZOE, zone: 'Etc/GMT-1' })
    expect([fixed.status, fixed.text.includes('id="zone-message"')]).toEqual([422, true])
  })

  it('is refused from elsewhere and without its token, and changes nothing', async () => {
    const { post, get } = await opened()
    const before = await peopleRows(database.db)
    expect((await post(JOIN, ZOE, null)).status).toBe(403)
    const body = new URLSearchParams({ ...hiddenFields((await get(JOIN)).text), ...ZOE })
    const foreign = { method: 'POST', body, headers: { Origin: 'https://x.test' } }
    expect((await get(JOIN, foreign)).status).toBe(403)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('may come sixty times an hour from one place, and then has to wait', async () => {
    const { post, get } = await opened()
    const hidden = hiddenFields((await get(JOIN)).text)
    const wrong = { ...hidden, address: '' }
    for (let n = 0; n < 60; n++) expect((await post(JOIN, wrong, null)).status).toBe(422)
    expect((await post(JOIN, wrong, null)).status).toBe(429)
  })
})

describe('hostile input', () => {
  it.each<[string, (text: string) => Form]>([
    ['as the address', (address) => ({ address })],
    ['as the first name', (firstName) => ({ firstName })],
    [
      'in all other fields',
      (text) => ({ zone: text, at: text, cohort: text, website: text, wording: text, consent: text }),
    ],
  ])('%s is refused or taken as text, and no page has it as markup', async (_, typedAs) => {
    const { get } = await opened()
    const hidden = hiddenFields((await get(JOIN)).text)
    for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
      await forgetLimits(database.db)
      const answer = await again().post(JOIN, { ...hidden, ...ZOE, ...typedAs(text) }, null)
      expect([303, 403, 413, 422], name).toContain(answer.status)
      expect(answer.headers.get('Location') ?? `${JOIN}/sent`).toBe(`${JOIN}/sent`)
      expect(answer.text.match(/<(script|img|svg|form)/g) ?? []).toHaveLength(answer.status === 422 ? 1 : 0)
    }
    const query = sql<{ address: string }>`select address from feuilleton.subscribers`
    for (const { address } of (await query.execute(database.db)).rows)
      expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/)
  })

  it('in the query is no part of the page', async () => {
    const { get } = await opened()
    const plain = withoutTokens((await get(`${JOIN}?cohort=x`)).text)
    for (const text of Object.values(HOSTILE_TEXTS)) {
      const query = encodeURIComponent(text.toWellFormed()).slice(0, 5_000).replace(/%.?$/, '')
      const { status, text: shown } = await get(`${JOIN}?cohort=${query}`)
      expect(status).toBe(200)
      const other = /<a href="\?[^"]*"/g
      expect(withoutTokens(shown).replace(other, '')).toBe(plain.replace(other, ''))
    }
  })
})

function again() {
  const clock = { now: () => new Date('2027-02-20T10:00:00Z') }
  return readerPages({ db: database.db, clock }, (app, parts) => app.route('/p', joinRouter(parts)))
}
