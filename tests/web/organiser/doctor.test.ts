import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { REMARKS } from '../../support/remarks.ts'

const AT = '/o/settings/doctor'

let database: TestDatabase
let pages: OrganiserPages
let pasted: Buffer[]

const doctor = {
  examine: async () => [...REMARKS],
  async read(text: Buffer) {
    pasted.push(text)
    return [{ remark: 'letter-broken', domain: 'essai.example', selector: 'a', words: '<b>no</b>' } as const]
  },
}

beforeEach(async () => {
  pasted = []
  database = await testDatabase()
  const clock = virtualClock(new Date('2027-03-01T08:00:00Z'))
  pages = organiserPages({ db: database.db, clock }, { doctor })
})

afterEach(() => database.close())

describe('the page of the doctor', () => {
  it('examines when it is asked to, and shows what to mend first, with the record to publish', async () => {
    const ana = await pages.as('organiser')
    expect((await ana.get(AT)).text).not.toContain('To mend')
    const { status, text } = await ana.post(AT, {})
    expect(status).toBe(200)
    expect(text.match(/>(?:To mend|Might be better|Not seen|In order)</g)).toEqual([
      ...['>To mend<', '>Might be better<', '>Not seen<', '>In order<'],
    ])
    expect(text).toContain('<code>v=DKIM1; k=rsa; p=MIIB')
    expect(text).toContain('<pre># /etc/opendkim.conf')
  })

  it('reads what is pasted as it is, and writes none of it as markup', async () => {
    const ana = await pages.as('organiser')
    const letter = 'From: a@essai.example\r\n\r\nBonjour\r\n'
    const { status, text } = await ana.post(`${AT}/read`, { pasted: letter }, AT)
    expect([status, pasted.map(String)]).toEqual([200, [letter]])
    expect(text).toContain('does not hold: &lt;b&gt;no&lt;/b&gt;')
    const empty = await ana.post(`${AT}/read`, { pasted: ' \n' }, AT)
    expect([empty.status, empty.text.includes('Paste a letter first'), pasted.length]).toEqual([422, true, 1])
  })

  it('is for who may send', async () => {
    const writer = await pages.as('writer')
    expect((await writer.get(AT)).status).toBe(403)
    expect((await writer.get('/o/settings')).text).not.toContain(AT)
  })
})
