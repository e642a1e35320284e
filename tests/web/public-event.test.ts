import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { assetAddress, ZONE_SCRIPT } from '../../src/web/assets.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import {
  confirmation,
  eventOf,
  eventRows,
  eventStage,
  lettersAsked,
  newestRequest,
  PUBLIC,
  standings,
  words,
} from '../support/event-stage.ts'
import { HOSTILE_TEXTS } from '../support/hostile.ts'
import { ORGANISER } from '../support/organiser.ts'
import { hiddenFields, withoutTokens } from '../support/reader-pages.ts'

const ZOE = { address: 'zoe@example.org', zone: 'Europe/Paris', consent: 'yes' }

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

const stage = (options: Parameters<typeof eventStage>[1] = {}) => eventStage(database.db, options)

describe('the public page of an event', () => {
  it('tells what it is and when, in the zone of the cohort, and has a form', async () => {
    const { pages, look } = await stage()
    const { status, text } = await pages.get(PUBLIC)
    expect(status).toBe(200)
    expect(text).not.toContain('noindex')
    expect(text).toContain(
      '<meta name="description" content="Webinaire «\u202FLe projet\u202F», mercredi 10 mars à\u00A013\u00A0h.">',
    )
    expect(words(text)).toContain(
      'Quand Mercredi 10 mars à 13 h fuseau horaire : Paris Durée 1 h 30 Avec Ana Martin',
    )
    expect(text).toContain('<option value="Europe/Paris" selected>')
    expect(text).toContain(`<script src="${assetAddress(ZONE_SCRIPT)}" defer></script>`)
    expect(text).toContain('href="/p/essai"')
    expect(text).not.toContain('visio.example')
    const told = await look(`${PUBLIC}?lang=en`)
    expect(told).toContain(
      'I agree to receive letters by e-mail about this event alone, sent by Essai: Webinaire',
    )
  })

  it('is there for public webinars alone', async () => {
    const { db, clock, edition, pages } = await stage()
    await scheduleCohort(db, { edition, dayOne: '2027-03-01', slug: 'avril' }, clock.now())
    await sql`update feuilleton.cohorts set start = 'rolling' where slug = 'avril'`.execute(db)
    const strange = [
      'constructor',
      '__proto__',
      'nul',
      '..%2f..',
      'a%00b',
      '%E0%A4%A',
      '<script>',
      'x'.repeat(5_000),
    ]
    const paths = [
      ...['atelier', 'mooc', 'livre', ...strange].map((event) => `/e/mars/${event}`),
      ...strange.map((cohort) => `/e/${cohort}/webinaire`),
      '/e/avril/webinaire',
    ]
    for (const path of paths)
      for (const end of ['', '/sent']) {
        const { status, text } = await pages.get(`${path}${end}`)
        expect([path.slice(0, 40), status]).toEqual([path.slice(0, 40), 404])
        expect(text).toContain('Ce rendez-vous n’est pas ici')
        expect(text).not.toContain('<script>')
      }
    expect((await pages.post('/e/mars/atelier', ZOE, PUBLIC)).status).toBe(403)
  })

  it('has no form once it has begun, and then has the recording', async () => {
    const { db, clock, pages, press } = await stage()
    const form = hiddenFields((await pages.get(PUBLIC)).text)
    clock.set(new Date('2027-03-10T12:00:00Z'))
    const before = await eventRows(db)
    for (const [instant, sentence] of [
      ['2027-03-10T12:00:00Z', 'Ce webinaire a commencé.'],
      ['2027-03-10T13:30:00Z', 'Ce webinaire a eu lieu.'],
    ] as const) {
      clock.set(new Date(instant))
      const fresh = hiddenFields(String(pages.parts.guard.field(PUBLIC)))
      for (const { status, text } of [
        await pages.get(PUBLIC),
        await pages.post(PUBLIC, { ...form, ...fresh, ...ZOE }, null),
      ]) {
        expect(status).toBe(200)
        expect(words(text)).toContain(`${sentence} Il n’est plus possible de s’inscrire.`)
        expect(text).not.toMatch(/<form|<script/)
      }
    }
    expect(await eventRows(db)).toEqual(before)
    const links = { replay: 'https://video.example/r' }
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', links }, clock)
    expect((await pages.get(PUBLIC)).text).toContain('href="https://video.example/r"')
    await expect(press(PUBLIC)).rejects.toThrow('no button')
  })

  it('says that it is cancelled, by itself or with its cohort', async () => {
    const { db, clock, cohort, pages } = await stage()
    const form = hiddenFields((await pages.get(PUBLIC)).text)
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    for (const { status, text } of [
      await pages.get(PUBLIC),
      await pages.post(PUBLIC, { ...form, ...ZOE }, null),
    ]) {
      expect([status, words(text).includes('Ce webinaire est annulé.')]).toEqual([200, true])
      expect(text).not.toContain('<form')
    }
    await sql`delete from feuilleton.event_changes`.execute(db)
    expect((await pages.get(PUBLIC)).text).toContain('<form')
    await cancelCohort(db, cohort)
    expect(words((await pages.get(PUBLIC)).text)).toContain('Ce webinaire est annulé.')
    expect(await lettersAsked(db)).toEqual([])
  })

  it('changes no row when it is fetched, twice, by GET and HEAD', async () => {
    const { db, pages } = await stage()
    const before = await eventRows(db)
    for (const path of [PUBLIC, `${PUBLIC}?consent=yes&address=zoe@example.org&lang=en`, `${PUBLIC}/sent`])
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        expect((await pages.get(path, { method })).status).toBe(200)
    expect(await eventRows(db)).toEqual(before)
  })
})

describe('its form', () => {
  it('has a letter sent to confirm, and leads to a page that says so', async () => {
    const { db, ask, look } = await stage()
    const { status, headers } = await ask('zoe@example.org', { firstName: 'Zoé' })
    expect([status, headers.get('location')]).toEqual([303, `${PUBLIC}/sent`])
    expect(await look(`${PUBLIC}/sent`)).toContain('Regardez votre boîte aux lettres')
    expect(await lettersAsked(db)).toEqual(['register'])
    expect(await standings(db)).toEqual([])
  })

  it('is agreed to in words of its own, those that were on the page', async () => {
    const { db, pages } = await stage()
    await pages.post(`${PUBLIC}?lang=en`, ZOE)
    const [{ wording, wordingHash } = {}] = await consentsOf(db, 'zoe@example.org')
    const { text } = await pages.get(`${PUBLIC}?lang=en`)
    expect(text).toContain(`<span>${wording}</span>`)
    expect(hiddenFields(text).wording).toBe(wordingHash)
    expect(wording).toContain('about this event alone')
  })

  it('says what is wrong, keeps what was typed, and changes nothing', async () => {
    const { db, ask } = await stage()
    const before = await eventRows(db)
    const wrong = [
      [{ address: 'zoe' }, 'Cette adresse n’est pas complète'],
      [{ address: '' }, 'Écrivez votre adresse de courriel.'],
      [{ address: 'zoe@hotmial.fr' }, 'Vouliez-vous écrire zoe@hotmail.fr'],
      [{ address: 'zoe@as\u2060so.fr' }, 'un caractère invisible (U+2060 WORD JOINER)'],
      [{ firstName: 'www.evil.example' }, 'Écrivez seulement un prénom'],
      [{ zone: 'Mars/Olympus' }, 'Choisissez un fuseau horaire'],
      [{ consent: '' }, 'Cochez cette case si vous acceptez'],
      [{ wording: 'another' }, 'Le texte de cette case a changé'],
    ] as const
    for (const [form, message] of wrong) {
      const { status, text } = await ask('zoe@example.org', form)
      expect(status).toBe(422)
      expect(words(text)).toContain(message)
      expect(text).not.toContain('/assets/zone.')
      if (!('address' in form)) expect(text).toContain('value="zoe@example.org"')
    }
    expect(await eventRows(db)).toEqual(before)
  })

  it('takes an address near a well-known one when its person insists', async () => {
    const { db, pages } = await stage()
    const near = { ...ZOE, address: 'zoe@hotmial.fr' }
    const { text } = await pages.post(PUBLIC, near)
    expect((await pages.post(PUBLIC, { ...hiddenFields(text), ...near }, null)).status).toBe(303)
    expect(await lettersAsked(db)).toEqual(['register'])
  })

  it('has the same answer for everybody, and for what is no person', async () => {
    const { db, ask, guest, pages } = await stage({ people: [{ address: 'ana@example.org' }] })
    await guest('old@example.org')
    await sql`
      insert into feuilleton.suppressions (address_key, reason, suppressed_at)
      values ('gone@example.org', 'test', now())`.execute(db)
    const answers: string[] = []
    for (const address of [
      'new@example.org',
      'ana@example.org',
      'old@example.org',
      'gone@example.org',
      'new@example.org',
    ])
      for (let again = 0; again < 4; again++) {
        const { status, headers } = await ask(address)
        answers.push(`${status} ${headers.get('location')}`)
      }
    const before = await eventRows(db)
    const robot = await ask('robot@example.org', { website: 'https://spam.example' })
    answers.push(`${robot.status} ${robot.headers.get('location')}`)
    expect(new Set(answers)).toEqual(new Set([`303 ${PUBLIC}/sent`]))
    expect(await eventRows(db)).toEqual(before)
    expect(withoutTokens((await pages.get(`${PUBLIC}/sent`)).text)).not.toContain('example.org')
  })

  it('takes nothing from another site, and not too much from one address', async () => {
    const { pages } = await stage()
    expect((await pages.post(PUBLIC, ZOE, null)).status).toBe(403)
    const statuses: number[] = []
    for (let each = 0; each < 61; each++) statuses.push((await pages.post(PUBLIC, {}, null)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  it('takes hostile texts as texts, or not at all', async () => {
    const { db, ask } = await stage()
    for (const text of Object.values(HOSTILE_TEXTS).slice(0, 40))
      for (const form of [{ address: text }, { firstName: text }, { zone: text }]) {
        const { status, text: page } = await ask('zoe@example.org', form)
        expect([303, 422, 413, 429]).toContain(status)
        expect(page).not.toMatch(/<script>alert|<img src=x|<svg\/onload/)
      }
    const { rows } = await sql<{ address: string }>`select address from feuilleton.subscribers`.execute(db)
    for (const { address } of rows) expect(address).toMatch(/^[^\s<>(),;:"]+@[a-z0-9.-]+$/)
  })
})

describe('the link of its letter', () => {
  it('shows the event and a button, and changes no row', async () => {
    const { db, ask, pages } = await stage()
    await ask('zoe@example.org', { zone: 'America/Martinique' })
    const path = confirmation(await newestRequest(db))
    const before = await eventRows(db)
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const { status, text, headers } = await pages.get(path, { method })
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
      if (method === 'GET') {
        expect(text).toContain('Je confirme mon inscription</button>')
        expect(words(text)).toContain('Mercredi 10 mars à 8 h (13 h à Paris)')
        expect(text).not.toContain('/me/')
      }
    }
    expect((await pages.get(`${path}?lang=en`)).text).toContain('I confirm my registration</button>')
    expect((await pages.post(path, {}, null)).status).toBe(403)
    expect(await eventRows(db)).toEqual(before)
  })

  it('registers a guest, who has a page of the event then', async () => {
    const { db, ask, press, pages, look, idOf } = await stage()
    await ask('zoe@example.org')
    const path = confirmation(await newestRequest(db))
    const { text } = await press(path)
    expect(words(text)).toContain('Votre inscription est confirmée')
    const zoe = await idOf('zoe@example.org')
    expect(text).toContain(`href="${eventOf(zoe)}"`)
    expect(await standings(db)).toEqual([`${zoe} webinaire registered`])
    expect(await look(eventOf(zoe))).toContain('Où participer https://visio.example/salle')
    const after = await eventRows(db)
    expect((await pages.get(path)).text).not.toContain('<form')
    expect(await look(path)).toContain('Votre inscription est confirmée')
    expect(await eventRows(db)).toEqual(after)
  })

  it('registers a reader of the course as such', async () => {
    const { db, ask, press, look } = await stage()
    await ask('ana@example.org')
    await press(confirmation(await newestRequest(db)))
    expect(await standings(db)).toEqual(['1 webinaire registered'])
    expect(await look(eventOf(1))).toContain('Mon cours')
  })

  it('puts whom there is no place for on the waiting list, and says so before and after', async () => {
    const { db, ask, guest, press, look, idOf } = await stage({ webinar: { capacity: 1 } })
    await guest('first@example.org')
    expect(await look(PUBLIC)).toContain('Toutes les places sont prises')
    expect((await ask('zoe@example.org')).status).toBe(303)
    const path = confirmation(await newestRequest(db))
    expect(await look(path)).toContain('Toutes les places sont prises pour l’instant.')
    const { text } = await press(path)
    expect(words(text)).toContain('Vous êtes sur la liste d’attente')
    const zoe = await idOf('zoe@example.org')
    expect(await standings(db)).toContain(`${zoe} webinaire waiting`)
    expect(await look(eventOf(zoe))).not.toContain('visio.example')
  })

  it('says calmly that it has expired, that the event has begun or is over, and registers nobody', async () => {
    const { db, clock, ask, pages } = await stage()
    await ask('zoe@example.org')
    const path = confirmation(await newestRequest(db))
    for (const [instant, sentence] of [
      ['2027-02-28T10:00:00Z', 'Ce lien n’a plus cours'],
      ['2027-03-10T12:00:00Z', 'C’est commencé'],
      ['2027-03-10T14:00:00Z', 'C’est terminé'],
    ] as const) {
      clock.set(new Date(instant))
      const form = hiddenFields(String(pages.parts.guard.field(path)))
      const { text } = await pages.get(path)
      expect(words(text)).toContain(sentence)
      expect(text.includes(`href="${PUBLIC}"`)).toBe(sentence.startsWith('Ce lien'))
      expect(words((await pages.post(path, form, null)).text)).toContain(sentence)
    }
    expect(await standings(db)).toEqual([])
  })

  it('says that the event is cancelled, and registers nobody', async () => {
    const { db, clock, ask, pages } = await stage()
    await ask('zoe@example.org')
    const path = confirmation(await newestRequest(db))
    const form = hiddenFields((await pages.get(path)).text)
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    for (const { text } of [await pages.get(path), await pages.post(path, form, null)])
      expect(words(text)).toContain('C’est annulé')
    expect(await standings(db)).toEqual([])
  })

  it('promises nothing any more to who is registered once the event has begun or is cancelled', async () => {
    const { db, clock, ask, press, pages, idOf } = await stage()
    await ask('zoe@example.org')
    const path = confirmation(await newestRequest(db))
    await press(path)
    const page = `href="${eventOf(await idOf('zoe@example.org'))}"`
    const told = async () => {
      const { text } = await pages.get(path)
      expect(text).toContain(page)
      expect(words(text)).not.toMatch(/place est réservée|liste d’attente/)
      return words(text)
    }
    clock.set(new Date('2027-03-10T12:00:00Z'))
    expect(await told()).toContain('C’est commencé')
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    expect(await told()).toContain('C’est annulé')
  })

  it('opens with a token of its own only', async () => {
    const { db, ask, pages, press } = await stage()
    await ask('zoe@example.org')
    await press(confirmation(await newestRequest(db)))
    const registered = confirmation(await newestRequest(db))
    for (const path of [
      registered,
      eventOf(1).replace('/me/', '/register/').replace('/events/webinaire', ''),
      '/register/x',
    ])
      expect((await pages.get(path)).status).toBe(404)
    expect((await pages.get(confirmation(999))).status).toBe(404)
  })
})
