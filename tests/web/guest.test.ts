import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeToken } from '../../src/domain/tokens.ts'
import { findReader } from '../../src/store/readers.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import {
  type EventStage,
  eventOf,
  eventRows,
  eventStage,
  me,
  newestRequest,
  standings,
  words,
} from '../support/event-stage.ts'
import { IMPORTED } from '../support/imported.ts'
import { hiddenFields } from '../support/reader-pages.ts'

let database: TestDatabase
let stage: EventStage
let zoe: number

beforeEach(async () => {
  database = await testDatabase()
  stage = await eventStage(database.db, { people: [] })
  zoe = await stage.guest('zoe@example.org')
})

afterEach(() => database.close())

/** Posts the form of a page that goes to `action`. */
async function send(from: string, action: string, form: Record<string, string> = {}) {
  const { text } = await stage.pages.get(from)
  const own = text.split('<form ').find((each) => each.includes(`action="${action}"`)) ?? ''
  const answer = await stage.pages.post(action, { ...hiddenFields(own), ...form }, null)
  const location = answer.headers.get('location')
  return { ...answer, then: location ? words((await stage.pages.get(location)).text) : words(answer.text) }
}

it('a guest has a page with their events and the way out, and no lessons', async () => {
  const { text } = await stage.pages.get(me(zoe))
  const told = words(text)
  expect(told).toContain('Webinaire « Le projet » Mercredi 10 mars à 13 h · votre place est réservée')
  for (const absent of ['Atelier', 'MOOC', 'leçon', 'Faire une pause', 'Changer d’adresse', 'attestation'])
    expect(told).not.toContain(absent)
  expect(text).toContain(`href="${eventOf(zoe)}"`)
  expect(await stage.look(`${me(zoe)}?lang=en`)).toContain('Your events')
})

it('a guest has the pages of public events alone', async () => {
  expect((await stage.pages.get(eventOf(zoe))).status).toBe(200)
  for (const event of ['atelier', 'mooc', 'livre'])
    for (const end of ['', '.ics'])
      expect((await stage.pages.get(`${eventOf(zoe, event)}${end}`)).status).toBe(404)
  expect((await stage.pages.get(`${eventOf(zoe)}.ics`)).text).toContain('UID:mars.webinaire@essai.example')
  for (const end of ['certificate', 'certificate.pdf'])
    expect((await stage.pages.get(`${me(zoe)}/${end}`)).status).toBe(404)
})

it('no page of a guest changes anything when it is opened', async () => {
  const before = await eventRows(database.db)
  const unsubscribe = `/u/${makeToken(IMPORTED.keys, 'unsubscribe', zoe)}`
  const paths = ['', '/data', '/erase', '/export', '/events/webinaire', '/events/webinaire.ics'].map(
    (end) => `${me(zoe)}${end}`,
  )
  for (const path of [...paths, unsubscribe])
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
      expect((await stage.pages.get(path, { method })).status).toBe(200)
  expect(await eventRows(database.db)).toEqual(before)
})

it('a guest is offered none of the forms of a course, and they do nothing when made by hand', async () => {
  const before = await eventRows(database.db)
  const forms = {
    hours: { zone: 'Asia/Colombo', at: '07:30' },
    pause: { until: '2027-03-02' },
    resume: {},
    lesson: { letter: 'jour-01' },
    switch: { cohort: 'mars' },
    address: { address: 'new@example.org' },
  }
  for (const [name, form] of Object.entries(forms)) {
    expect((await stage.pages.get(me(zoe))).text).not.toContain(`action="${me(zoe)}/${name}"`)
    const field = /value="([^"]+)"/.exec(String(stage.pages.parts.guard.field(`${me(zoe)}/${name}`)))![1]!
    const { status } = await stage.pages.post(`${me(zoe)}/${name}`, { form: field, ...form }, null)
    expect([name, [200, 303, 422].includes(status)]).toEqual([name, true])
  }
  expect(await eventRows(database.db)).toEqual(before)
})

it('a guest registers and takes it back on the page of the event', async () => {
  const back = await stage.press(eventOf(zoe), 'unregister')
  expect(back.then).toContain('vous n’êtes plus sur la liste')
  expect(back.then).toContain('Vos rendez-vous')
  const again = await stage.press(eventOf(zoe), 'register')
  expect(again.then).toContain('Votre place est réservée.')
  expect(await standings(database.db)).toEqual([`${zoe} webinaire registered`])
})

it('a guest stops all letters, and comes back with a place', async () => {
  const left = await send(me(zoe), `${me(zoe)}/leave`)
  expect(left.then).toContain('Vous ne recevez plus ces lettres')
  expect(left.then).not.toMatch(/leçon|ce cours/)
  expect(await standings(database.db)).toEqual([`${zoe} webinaire left`])
  const back = await send(me(zoe), `${me(zoe)}/undo`)
  expect(back.then).toContain('vos inscriptions reprennent')
  expect(back.then).not.toContain('leçon')
  expect(await standings(database.db)).toEqual([`${zoe} webinaire registered`])
})

it('a guest stops them by the link of a letter too, in words that speak of no course', async () => {
  const unsubscribe = `/u/${makeToken(IMPORTED.keys, 'unsubscribe', zoe)}`
  expect(await stage.look(unsubscribe)).toContain('rend vos places')
  const { text } = await stage.pages.post(unsubscribe, {}, null)
  expect(words(text)).toContain('C’est fait : vous ne recevez plus ces lettres')
  expect(words(text)).not.toMatch(/leçon/)
  expect((await findReader(database.db, zoe))?.state).toBe('unsubscribed')
  const back = await send(unsubscribe, `${unsubscribe}/undo`)
  expect(back.then).toContain('vos inscriptions reprennent')
})

it('a guest sees what is known, takes it along, and has it erased', async () => {
  expect(await stage.look(`${me(zoe)}/data`)).toContain('zoe@example.org')
  const file = JSON.parse((await stage.pages.get(`${me(zoe)}/export`)).text)
  expect(file.enrolments).toMatchObject([{ follows: 'events' }])
  const { then } = await send(`${me(zoe)}/erase`, `${me(zoe)}/erase`)
  expect(then).toContain('Vos données sont effacées')
  for (const path of [me(zoe), `${me(zoe)}/data`, eventOf(zoe), `${eventOf(zoe)}.ics`])
    expect((await stage.pages.get(path)).text).not.toMatch(/zoe@|VCALENDAR/)
})

it('a guest who has not confirmed yet is told so', async () => {
  await stage.ask('luc@example.org')
  const luc = await stage.idOf('luc@example.org')
  for (const path of [me(luc), eventOf(luc), `${eventOf(luc)}.ics`])
    expect(await stage.look(path)).toContain('Votre inscription attend une confirmation')
  expect(await stage.look(me(luc))).not.toContain('Pour commencer')
})

it('a guest who joins the course has the course then, and the place that they had', async () => {
  const join = { address: 'zoe@example.org', zone: 'Europe/Paris', at: '07:30', consent: 'yes' }
  await stage.pages.post('/p/essai/join', join)
  expect(await stage.look(me(zoe))).not.toContain('Leçon')
  await stage.press(`/confirm/${makeToken(IMPORTED.keys, 'confirm', await newestRequest(database.db))}`)
  const told = await stage.look(me(zoe))
  expect(told).toContain('Jour 1 – Leçon 1')
  expect(told).toContain('votre place est réservée')
  expect(told).toContain('Atelier des lectrices')
})
