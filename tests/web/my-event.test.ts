import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { fillPlaces } from '../../src/actions/events/event-places.ts'
import type { RegisterOutcome } from '../../src/actions/events/register.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { sayIn } from '../../src/language/say.ts'
import type { Done } from '../../src/web/reader/events/my-event-answers.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { eventOf, eventRows, eventStage, lettersAsked, me, standings } from '../support/event-stage.ts'
import { IMPORTED } from '../support/imported.ts'
import { ORGANISER } from '../support/organiser.ts'

const DURING = '2027-03-10T12:30:00Z'
const AFTER = '2027-03-10T14:00:00Z'
const RECORDING = 'https://video.example/replay'
const TWO = [{ address: 'ana@example.org' }, { address: 'luc@example.org' }]

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

const stage = (options: Parameters<typeof eventStage>[1] = {}) => eventStage(database.db, options)

describe('the page of a webinar', () => {
  it('tells when it is by the clock of its reader, and by that of the cohort where that differs', async () => {
    const { look, idOf } = await stage({
      people: [{ address: 'ana@example.org' }, { address: 'maya@example.org', zone: 'America/Martinique' }],
    })
    const maya = await idOf('maya@example.org')
    const here = await look(eventOf(await idOf('ana@example.org')))
    expect(here).toContain(
      'Quand Mercredi 10 mars à 13 h fuseau horaire : Paris Durée 1 h 30 Avec Ana Martin',
    )
    const there = await look(eventOf(maya))
    expect(there).toContain('Quand Mercredi 10 mars à 8 h (13 h à Paris) fuseau horaire : Martinique')
    expect(await look(`${eventOf(maya)}?lang=en`)).toContain(
      'When Wednesday 10 March at 8:00 (13:00 in Paris)',
    )
  })

  it('lets its reader register, come into a calendar, and take it back', async () => {
    const { look, press, pages } = await stage()
    expect(await look(eventOf(1))).not.toContain('visio.example')
    const done = await press(eventOf(1), 'register')
    expect([done.status, done.location]).toEqual([303, `${eventOf(1)}?done=registered`])
    expect(done.then).toContain('C’est noté, et une lettre vous le confirme.')
    expect(done.then).toContain('Votre place est réservée.')
    expect(done.then).toContain('Où participer https://visio.example/salle')
    expect(await standings(database.db)).toEqual(['1 webinaire registered'])
    const { text } = await pages.get(eventOf(1))
    expect(text).toContain(`href="${eventOf(1)}.ics"`)
    for (const host of ['calendar.google.com', 'outlook.live.com', 'outlook.office.com'])
      expect(text).toContain(`href="https://${host}/`)
    const back = await press(eventOf(1), 'unregister')
    expect(back.location).toBe(`${eventOf(1)}?done=unregistered`)
    expect(back.then).toContain('vous n’êtes plus sur la liste')
    expect(back.then).not.toContain('visio.example')
    expect(await standings(database.db)).toEqual(['1 webinaire left'])
    expect(await lettersAsked(database.db)).toEqual(['registered', 'unregistered'])
  })

  it('says nothing of the reader to the calendars of others', async () => {
    const { press, pages } = await stage()
    await press(eventOf(1), 'register')
    const { text } = await pages.get(eventOf(1))
    const links = [...text.matchAll(/href="(https:[^"]+)"/g)].map(([, href]) => href!)
    expect(links).toHaveLength(4)
    for (const link of links) expect(link).not.toMatch(/cours\.example|ana%40|\/me/)
  })

  it('puts who comes when it is full on the waiting list, and gives them the place that becomes free', async () => {
    const { db, clock, press, look } = await stage({ webinar: { capacity: 1 }, people: TWO })
    await press(eventOf(1), 'register')
    expect(await look(eventOf(2))).toContain('Toutes les places sont prises')
    const waiting = await press(eventOf(2), 'register')
    expect(waiting.location).toBe(`${eventOf(2)}?done=waiting`)
    expect(waiting.then).toContain('Vous êtes sur la liste d’attente.')
    expect(waiting.then).not.toContain('visio.example')
    expect(waiting.then).not.toContain('.ics')
    await press(eventOf(1), 'unregister')
    await fillPlaces(db, clock.now())
    const then = await look(`${eventOf(2)}?done=waiting`)
    expect(then).toContain('Votre place est réservée.')
    expect(then).not.toContain('liste d’attente')
    expect(await standings(db)).toEqual(['1 webinaire left', '2 webinaire registered'])
  })

  it('lets who comes late register for the recording alone, until there is one', async () => {
    const { db, clock, press, look, pages } = await stage({ people: TWO })
    clock.set(new Date(DURING))
    expect(await look(eventOf(1))).toContain('Ce webinaire a commencé.')
    const late = await press(eventOf(1), 'register')
    expect(late.location).toBe(`${eventOf(1)}?done=for-recording`)
    clock.set(new Date(AFTER))
    expect(await look(eventOf(1))).toContain('Ce webinaire a eu lieu.')
    expect(await look(eventOf(1))).not.toContain('visio.example')
    expect((await press(eventOf(2), 'register')).location).toBe(`${eventOf(2)}?done=for-recording`)
    expect(await lettersAsked(db)).toEqual([])
    await changeEvent(
      db,
      { by: ORGANISER, cohort: 'mars', event: 'webinaire', links: { replay: RECORDING } },
      clock,
    )
    const { text } = await pages.get(eventOf(2))
    expect(text).toContain(`href="${RECORDING}"`)
    expect(text).not.toContain('<form')
  })

  it('says that it is cancelled, also when all of the cohort is', async () => {
    const { db, clock, cohort, look, pages, press } = await stage()
    await press(eventOf(1), 'register')
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    expect(await look(eventOf(1))).toContain('Ce webinaire est annulé.')
    await cancelCohort(db, cohort)
    for (const event of ['webinaire', 'atelier']) {
      const { text } = await pages.get(eventOf(1, event))
      expect(text).toContain('Ce webinaire est annulé.')
      expect(text).not.toContain('<form')
      expect(text).not.toContain('visio.example')
    }
    expect(await look(eventOf(1, 'mooc'))).toContain('Cette session est annulée.')
  })

  it('follows a webinar that is moved', async () => {
    const { db, clock, look } = await stage()
    const move = { moment: undefined, to: { date: '2027-03-12', at: '18:30' } }
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', move }, clock)
    expect(await look(eventOf(1))).toContain('Vendredi 12 mars à 18 h 30')
  })
})

describe('the page of a mooc', () => {
  it('has its dates and milestones, and says when sign-up opens', async () => {
    const { look, pages } = await stage()
    const told = await look(eventOf(1, 'mooc'))
    expect(told).toContain(
      'Ouverture des inscriptions Mercredi 3 mars Début Vendredi 5 mars Remise du devoir Samedi 20 mars à 18 h Fin Vendredi 9 avril',
    )
    expect(told).toContain('L’inscription ouvre le mercredi 3 mars.')
    const { text } = await pages.get(eventOf(1, 'mooc'))
    expect(text).not.toContain('<form')
    expect(text).not.toContain('mooc.example')
  })

  it('notes once who goes on to the sign-up, leads there, and has a plain link from then on', async () => {
    const { clock, press, pages, look } = await stage()
    clock.set(new Date('2027-03-03T09:00:00Z'))
    const { text, headers } = await pages.get(eventOf(1, 'mooc'))
    expect(text).toContain('Ce bouton vous mène hors d’ici, sur mooc.example')
    expect(text).not.toContain('href="https://mooc.example')
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https:")
    const { status, location } = await press(eventOf(1, 'mooc'), 'go')
    expect([status, location]).toEqual([303, 'https://mooc.example/session?de=essai'])
    expect(await standings(database.db)).toEqual(['1 mooc registered'])
    expect(await lettersAsked(database.db)).toEqual([])
    expect((await pages.get(eventOf(1, 'mooc'))).text).toContain(
      'href="https://mooc.example/session?de=essai"',
    )
    await press(eventOf(1, 'mooc'), 'unregister')
    expect(await look(eventOf(1, 'mooc'))).toContain('Aller à l’inscription')
    clock.set(new Date('2027-04-20T09:00:00Z'))
    expect(await look(eventOf(1, 'mooc'))).toContain('Cette session est terminée.')
  })

  it('leads nowhere but to the https address of the programme', async () => {
    for (const url of ['javascript:alert(1)', 'http://mooc.example/', 'https:/mooc', '//mooc.example', '']) {
      const own = await testDatabase()
      const { clock, pages, look } = await eventStage(own.db, { links: { mooc: { title: 'M', url } } })
      clock.set(new Date('2027-03-03T09:00:00Z'))
      expect(await look(eventOf(1, 'mooc'))).toContain('L’adresse de l’inscription n’est pas encore connue')
      expect((await pages.get(eventOf(1, 'mooc'))).text).not.toMatch(/javascript:|http:\/\/mooc|href=""/)
      const form = pages.parts.guard.field(eventOf(1, 'mooc'))
      const token = /value="([^"]+)"/.exec(String(form))![1]!
      const sent = {
        form: token,
        wish: 'go',
        url: 'https://evil.example/',
        outsideUrl: 'https://evil.example/',
      }
      const answer = await pages.post(eventOf(1, 'mooc'), sent, null)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, eventOf(1, 'mooc')])
      expect(await standings(own.db)).toEqual([])
      await own.close()
    }
  })

  it('goes to the address of the programme, whatever the form says', async () => {
    const { clock, press } = await stage()
    clock.set(new Date('2027-03-03T09:00:00Z'))
    const form = { url: 'https://evil.example/', next: '//evil.example', outsideUrl: 'https://evil.example/' }
    expect((await press(eventOf(1, 'mooc'), 'go', form)).location).toBe(
      'https://mooc.example/session?de=essai',
    )
  })
})

it('has a page for a release, with its address once it is out', async () => {
  const { clock, pages, look } = await stage()
  expect(await look(eventOf(1, 'livre'))).toContain('Mise en ligne Mardi 2 mars')
  expect((await pages.get(eventOf(1, 'livre'))).text).not.toContain('essai.example/livre')
  clock.set(new Date('2027-03-02T09:00:00Z'))
  expect((await pages.get(eventOf(1, 'livre'))).text).toContain('href="https://essai.example/livre"')
})

describe('the file for a calendar', () => {
  const read = (text: string) => new ICAL.Component(ICAL.parse(text))

  it('invites nobody, and has the UID and the sequence of the invitation', async () => {
    const { db, clock, press, pages } = await stage()
    await press(eventOf(1), 'register')
    const file = await pages.get(`${eventOf(1)}.ics`)
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="webinaire.ics"')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(read(file.text).getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(file.text).not.toMatch(/REQUEST|ATTENDEE|RSVP|\/me\//)
    const entry = () => read(file.text).getFirstSubcomponent('vevent')!
    expect(new ICAL.Event(entry())).toMatchObject({ uid: 'mars.webinaire@essai.example', sequence: 0 })
    expect(String(new ICAL.Event(entry()).startDate)).toBe('2027-03-10T12:00:00Z')
    await press(eventOf(1), 'unregister')
    await press(eventOf(1), 'register')
    const move = { moment: undefined, to: { date: '2027-03-11', at: '13:00' } }
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', move }, clock)
    const later = read((await pages.get(`${eventOf(1)}.ics`)).text).getFirstSubcomponent('vevent')!
    expect(new ICAL.Event(later)).toMatchObject({ uid: 'mars.webinaire@essai.example', sequence: 3 })
  })

  it('is there for those who have a place, and leads all others to the page', async () => {
    const { db, clock, press, pages } = await stage({ webinar: { capacity: 1 }, people: TWO })
    await press(eventOf(1), 'register')
    await press(eventOf(2), 'register')
    for (const path of [eventOf(2), eventOf(1, 'atelier'), eventOf(1, 'mooc'), eventOf(1, 'livre')]) {
      const { status, headers } = await pages.get(`${path}.ics`)
      expect([status, headers.get('location')]).toEqual([303, path])
    }
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    expect((await pages.get(`${eventOf(1)}.ics`)).status).toBe(303)
    for (const none of ['nul', 'constructor', '__proto__', '..%2fwebinaire'])
      expect((await pages.get(`${eventOf(1, none)}.ics`)).status).toBe(404)
  })
})

describe('the page of an event', () => {
  it('changes nothing when it is only opened, whoever opens it', async () => {
    const { db, clock, press, pages } = await stage({ people: TWO })
    await press(eventOf(1), 'register')
    const before = await eventRows(db)
    for (const now of ['2027-02-21T10:00:00Z', '2027-03-04T10:00:00Z', DURING, AFTER]) {
      clock.set(new Date(now))
      for (const id of [1, 2])
        for (const event of ['webinaire', 'atelier', 'mooc', 'livre'])
          for (const end of ['', '.ics', '?done=registered', '?wish=register&lang=en'])
            for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
              expect([200, 303]).toContain(
                (await pages.get(`${eventOf(id, event)}${end}`, { method })).status,
              )
    }
    expect(await eventRows(db)).toEqual(before)
  })

  it('is there for real events and real tokens alone', async () => {
    const { pages } = await stage()
    const names = ['nul', 'constructor', 'toString', '__proto__', '..%2fwebinaire', 'webinaire%2f', '%00']
    for (const name of [...names, '%E0%A4%A', '<script>', "'%20or%20''='", 'x'.repeat(5_000)]) {
      const { status, text } = await pages.get(eventOf(1, name))
      expect([name.slice(0, 20), status]).toEqual([name.slice(0, 20), 404])
      expect(text).not.toContain('<script>')
    }
    const other = `/me/${makeToken(IMPORTED.keys, 'read', 1)}`
    for (const path of [other, `${me(1)}x`, me(99), '/me/x'])
      for (const end of ['webinaire', 'webinaire.ics'])
        expect((await pages.get(`${path}/events/${end}`)).status).toBe(404)
  })

  it('takes no form that was not on it, and no wish that it does not know', async () => {
    const { db, pages, press } = await stage()
    const before = await eventRows(db)
    for (const wish of ['register', 'unregister', 'go']) {
      expect((await pages.post(eventOf(1), { wish }, null)).status).toBe(403)
      expect((await pages.post(eventOf(1, 'mooc'), { wish }, eventOf(1))).status).toBe(403)
    }
    for (const wish of ['go', 'constructor', '__proto__', '', '<b>'])
      expect((await press(eventOf(1), 'register', { wish })).location).toBe(eventOf(1))
    expect((await press(eventOf(1), 'register', { wish: 'unregister' })).location).toBe(
      `${eventOf(1)}?done=not-registered`,
    )
    expect(await eventRows(db)).toEqual(before)
  })

  it('shows a title and a host as they are written, and no HTML of them', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&'
    const { press, pages } = await stage({ webinar: { title: evil, host: evil } })
    await press(eventOf(1), 'register')
    for (const path of [eventOf(1), me(1), '/e/mars/webinaire']) {
      const { status, text } = await pages.get(path)
      expect(status).toBe(200)
      expect(text).not.toContain('<img')
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
    }
    const { text } = await pages.get(`${eventOf(1)}.ics`)
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')).toHaveLength(1)
  })

  it('is the page of who has left, once they have', async () => {
    const { db, clock, press, look, pages } = await stage()
    await press(eventOf(1), 'register')
    await leave(db, { enrolmentId: 1, scope: 'course', how: 'page' }, clock)
    expect(await look(eventOf(1))).toContain('Vous avez quitté ce cours')
    expect((await pages.get(`${eventOf(1)}.ics`)).text).not.toContain('BEGIN:VCALENDAR')
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null`.execute(db)
    expect(await look(eventOf(1))).toContain('Votre inscription attend une confirmation')
  })

  it('has words for whatever comes of a button, in both languages, and says none but those that are true', async () => {
    const { press, look } = await stage()
    const outcomes: RegisterOutcome[] = ['registered', 'waiting', 'for-recording', 'already']
    const others: Done[] = ['not-open', 'over', 'cancelled', 'gone', 'unregistered', 'not-registered']
    for (const language of LANGUAGES)
      for (const done of [...outcomes, ...others])
        expect(sayIn(language)(`event.mine.done.${done}`)).toMatch(/\.$/)
    expect(await look(`${eventOf(1)}?done=over`)).toContain('il n’est plus possible de s’inscrire')
    for (const done of ['registered', 'waiting', 'for-recording', 'toString', '<b>'])
      expect((await look(`${eventOf(1)}?done=${done}`)).replace(/M’inscrire.*/, '')).not.toContain(
        'C’est noté',
      )
    await press(eventOf(1), 'register')
    expect(await look(`${eventOf(1)}?done=unregistered`)).not.toContain('C’est fait')
  })

  it('says that nothing was done when a button was pressed too late', async () => {
    const { db, clock, pages } = await stage()
    const { text } = await pages.get(eventOf(1))
    const form = { form: /name="form" value="([^"]+)"/.exec(text)![1]!, wish: 'register' }
    const post = async () => (await pages.post(eventOf(1), form, null)).headers.get('location')
    await post()
    expect(await post()).toBe(`${eventOf(1)}?done=already`)
    await sql`delete from feuilleton.registrations`.execute(db)
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
    expect(await post()).toBe(`${eventOf(1)}?done=cancelled`)
  })
})

describe('my course', () => {
  it('lists the events to come with where its reader stands, and recordings', async () => {
    const { db, clock, press, look, pages } = await stage()
    await press(eventOf(1), 'register')
    const told = await look(me(1))
    expect(told).toMatch(
      /Vos rendez-vous Le livre Mardi 2 mars · mise en ligne MOOC « Modèles » Mercredi 3 mars · ouverture des inscriptions Webinaire « Le projet » Mercredi 10 mars à 13 h · votre place est réservée Atelier/,
    )
    expect((await pages.get(me(1))).text).toContain(`href="${eventOf(1)}"`)
    clock.set(new Date('2027-03-05T12:00:00Z'))
    expect(await look(me(1))).toMatch(/MOOC « Modèles » Vendredi 5 mars · début · inscription ouverte/)
    expect(await look(me(1))).not.toContain('Le livre')
    clock.set(new Date(AFTER))
    expect(await look(me(1))).not.toContain('Webinaire')
    await changeEvent(
      db,
      { by: ORGANISER, cohort: 'mars', event: 'webinaire', links: { replay: RECORDING } },
      clock,
    )
    expect(await look(me(1))).toContain('enregistrement à voir')
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'atelier', cancel: true }, clock)
    expect(await look(me(1))).toContain('Atelier des lectrices Vendredi 12 mars à 18 h · annulé')
  })
})
