import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correct, rename, resend } from '../../src/cli/people/correct-person.ts'
import { erase, exportData } from '../../src/cli/people/erase-person.ts'
import { findPeople } from '../../src/cli/people/find-people.ts'
import { showPerson } from '../../src/cli/people/show-person.ts'
import { back, hours, pause, resume, unenrol } from '../../src/cli/people/steer-person.ts'
import { addToSuppressions } from '../../src/cli/people/suppression.ts'
import { readConfig } from '../../src/config.ts'
import { entriesAbout } from '../../src/store/people-journal.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana.martin@example.org'
const SLIP = 'bob@exmaple.org'
const by = { by: 'Camille' }

let database: TestDatabase
let sink: SmtpSink
let course: Course
let said: string[]

const output = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
const config = () => readConfig({ DATABASE_URL: database.url })

/** After the first lesson, which bounced for one of two people. */
beforeEach(async () => {
  said = []
  database = await testDatabase()
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to === SLIP ? '550 5.1.1 no such user' : undefined,
  )
  course = await openCourse({
    db: database.db,
    edition: courseEdition(3, { schedule: { hours: ['07:30', '18:00'], start: 'rolling' } }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, SLIP],
    connections: 1,
    slug: 'essai',
  })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

describe('feuilleton person', () => {
  it('find and show say who somebody is, and what became of each letter', async () => {
    await findPeople(config(), ['martin'], { limit: 50 }, output)
    expect(said).toEqual([
      expect.stringMatching(/^ADDRESS/),
      expect.stringMatching(/^ana\.martin@.*essai +active/),
    ])
    said = []
    await findPeople(config(), [], { outcome: 'bounced', limit: 50 }, output)
    expect(said[1]).toMatch(/^bob@exmaple\.org .*suppressed +bounced: 550 5\.1\.1/)
    said = []
    await showPerson(config(), SLIP, {}, output)
    expect(said.join('\n')).toMatch(
      /nothing is sent there: 550 5\.1\.1.*jour-01 +bounced.*consent +imported/s,
    )
    await expect(findPeople(config(), [], { outcome: 'left', limit: 1 }, output)).rejects.toThrow('--letter')
    await expect(showPerson(config(), 'nobody@example.org', {}, output)).rejects.toThrow(
      'nobody has the address',
    )
  })

  it('does what is asked for one person, under the name of who asks', async () => {
    await correct(config(), { address: SLIP, wanted: 'bob@example.org' }, { ...by, why: 'a slip' }, output)
    await resend(config(), { address: 'bob@example.org', letter: 'jour-01' }, by, output)
    await showPerson(config(), 'bob@example.org', {}, output)
    expect(said.splice(2).join('\n')).toContain('sent the letter “Day\u00A01 – Leçon 1” to a person again')
    await rename(config(), { address: ANA, name: 'Anna' }, by, output)
    await hours(config(), ANA, { ...by, at: '18:00' }, output)
    await unenrol(config(), ANA, by, output)
    await back(config(), ANA, { ...by, cohort: 'essai', basis: 'she rang' }, output)
    expect(said).toHaveLength(6)
    const entries = [...(await entriesAbout(database.db, 2)), ...(await entriesAbout(database.db, 1))]
    expect(entries.map(({ author, deed }) => `${author} ${deed.act}`)).toEqual([
      'Camille letter-sent-again',
      'Camille address-corrected',
      'Camille person-back',
      'Camille person-unenrolled',
      'Camille person-hours-changed',
      'Camille person-renamed',
    ])
  })

  it('says why it does nothing, and which course is meant where there are several', async () => {
    await expect(pause(config(), ANA, by, output)).rejects.toThrow('in a rolling cohort a pause needs an end')
    await expect(resume(config(), ANA, { ...by, cohort: 'mai' }, output)).rejects.toThrow(
      'is not in mai; cohorts: essai',
    )
    await expect(correct(config(), { address: ANA, wanted: 'ana@gmial.com' }, by, output)).rejects.toThrow(
      'did you mean ana@gmail.com?',
    )
    await expect(rename(config(), { address: ANA, name: '=1+1' }, by, output)).rejects.toThrow(
      'cannot be a first name',
    )
    await expect(erase(config(), ANA, by, output)).rejects.toThrow('Add --yes')
    expect(await entriesAbout(database.db, 1)).toEqual([])
  })

  it('takes out what is kept about an address that nobody has: that it is suppressed', async () => {
    await addToSuppressions(config(), ['gone@example.org'], { ...by, reason: 'asked on the phone' }, output)
    said = []
    await exportData(config(), 'Gone@example.org', by, output)
    expect(JSON.parse(said[0]!)).toMatchObject({
      suppression: { reason: 'asked on the phone' },
      requests: [],
    })
    await expect(exportData(config(), 'nobody@example.org', by, output)).rejects.toThrow(
      'nobody has the address',
    )
  })

  it('takes the data of a person out, and erases them', async () => {
    await exportData(config(), ANA, by, output)
    expect(JSON.parse(said[0]!)).toMatchObject({ subscriber: { address: ANA } })
    await erase(config(), ANA, { ...by, yes: true }, output)
    await expect(showPerson(config(), ANA, {}, output)).rejects.toThrow('nobody has the address')
  })
})
