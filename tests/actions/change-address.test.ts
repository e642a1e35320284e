import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { askAddressChange } from '../../src/actions/readers/ask-address-change.ts'
import { confirmAddressChange } from '../../src/actions/readers/confirm-address-change.ts'
import { eraseReader } from '../../src/actions/readers/erase-reader.ts'
import type { Address } from '../../src/domain/address.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { suppressAddress } from '../../src/store/suppressions.ts'
import { newAddressWording } from '../../src/web/reader/me/address-words.ts'
import {
  type AddressChangeStage,
  ME,
  meAfter,
  NEW,
  OLD,
  openAddressChange,
} from '../support/address-change.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { peopleRows } from '../support/sign-up.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { wordsWith } from '../support/words-with.ts'

const { keys } = IMPORTED

let database: TestDatabase
let sink: SmtpSink
let stage: AddressChangeStage

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  stage = await openAddressChange(database, sink)
})

afterEach(async () => {
  await expectCleanAudit(database.db, stage.clock)
  stage.course.close()
  await sink.close()
  await database.close()
})

const subjects = async (address: string) =>
  (await stage.mailsTo(address)).map(({ subject }) => subject?.replace(/\s+/g, ' '))

const suppress = (address: string, at = stage.clock.now()) =>
  sql`insert into feuilleton.suppressions (address_key, reason, suppressed_at) values (${address}, 'test', ${at})`.execute(
    database.db,
  )

async function enrolAlso(address: string, slug = 'avril'): Promise<void> {
  const wanted = { edition: courseEdition(5), slug, dayOne: '2027-04-01' }
  const cohort = await scheduleCohort(database.db, wanted, stage.clock.now())
  const people = [{ address: address as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: wanted.edition.programme, people }, stage.clock)
}

/** Asks, and confirms at the old end; the path of the page of the new end, empty when no letter came. */
async function confirmOldEnd(address = NEW): Promise<string> {
  await stage.ask(address)
  const { text } = await stage.pages.post(await stage.linkAt(OLD), {})
  expect(text).toContain('C’est noté')
  return stage.linkAt(address)
}

/** Posts the button of a page that was open before something else happened. */
function postUnseen(link: string) {
  const [, form = ''] = /value="([^"]+)"/.exec(String(stage.pages.parts.guard.field(link))) ?? []
  return stage.pages.post(link, { form }, null)
}

async function subscribers(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select s.id || ' ' || s.address || ' ' || coalesce(string_agg(e.state, ',' order by e.id), '-') as line
    from feuilleton.subscribers s left join feuilleton.enrolments e on e.subscriber_id = s.id
    group by s.id order by s.id`.execute(database.db)
  return rows.map(({ line }) => line)
}

describe('a reader who changes address', () => {
  it('confirms at both ends, and every course goes on at the new address, without a repeated lesson', async () => {
    await enrolAlso(OLD)
    expect((await stage.ask('Zoe@example.net')).location).toBe(`${ME}?done=address`)
    const oldLink = await stage.linkAt(OLD)
    const asked = (await stage.mailsTo(OLD)).at(-1)
    expect(asked?.subject).toContain('Confirmez votre changement d’adresse')
    expect(asked?.text).toContain('Z…@example.net')
    expect(asked?.text).not.toContain('Zoe@example.net')
    expect((await stage.pages.post(oldLink, {})).text).toContain('C’est noté')
    expect(await subscribers()).toEqual(['1 ana@example.org active,active', '3 Zoe@example.net pending'])
    const newLink = await stage.linkAt('Zoe@example.net')
    expect((await stage.mailsTo('Zoe@example.net')).at(-1)?.text).not.toContain('ana@')
    const { text } = await stage.pages.post(newLink, {})
    expect(text).toContain('Votre adresse est changée')
    expect(text).toContain(`href="${meAfter(1)}"`)
    expect(await subscribers()).toEqual(['1 Zoe@example.net active,active', '3 ana@example.org unsubscribed'])
    const before = (await subjects(OLD)).length
    await stage.playUntil('2027-04-02T12:00:00Z')
    expect(await subjects(OLD)).toHaveLength(before)
    const toNew = (await ledgerWords(database.db)).filter((line) => line.includes('Zoe@'))
    expect(toNew.filter((line) => line.startsWith('jour')).map((line) => line.split(' ')[0])).toEqual([
      'jour-01',
      'jour-02',
      'jour-03',
      'jour-04',
      'jour-05',
      'jour-01',
      'jour-02',
    ])
    expect(await subjects('Zoe@example.net')).toHaveLength(1 + 3 + 2)
    expect((await stage.pages.get(meAfter(1))).text).toContain('5 leçons parues sur 5')
  })

  it('has it written down in the proof of each course, with the words, when and from which request', async () => {
    await enrolAlso(OLD)
    await stage.pages.post(await confirmOldEnd(), {})
    const lines = (await consentsOf(database.db, NEW)).filter(({ event }) => event === 'confirmed')
    const wording = newAddressWording('fr')
    const proof = { at: stage.clock.now(), wording, requestId: 2, detail: 'address' }
    expect(lines).toMatchObject([
      { enrolmentId: 1, ...proof },
      { enrolmentId: 2, ...proof },
    ])
    expect(await consentsOf(database.db, OLD)).toMatchObject([{ event: 'left', requestId: 2 }])
    const { rows } = await sql`select left_reason from feuilleton.enrolments where id = 3`.execute(
      database.db,
    )
    expect(rows).toEqual([{ leftReason: 'switched' }])
  })

  it('changes nothing by confirming twice, one after the other or ten times at once', async () => {
    await stage.ask(NEW)
    const confirm = (requestId: number) =>
      confirmAddressChange(database.db, { requestId, wording: 'Oui', ip: undefined, keys }, stage.clock)
    for (const id of [1, 2]) {
      const seen = await Promise.all(Array.from({ length: 10 }, () => confirm(id)))
      expect(seen.map((change) => change?.kind)).toEqual(Array(10).fill('done'))
      const after = await peopleRows(database.db)
      expect((await confirm(id))?.kind).toBe('done')
      expect(await peopleRows(database.db)).toEqual(after)
    }
    expect(await subscribers()).toEqual([`1 ${NEW} active`, `2 ${OLD} unsubscribed`])
    const proof = (await consentsOf(database.db, NEW)).filter(({ event }) => event === 'confirmed')
    expect(proof).toHaveLength(1)
    await stage.run()
  })

  it('may go back to the address that was theirs', async () => {
    await stage.pages.post(await confirmOldEnd(), {})
    stage.clock.set(new Date('2027-03-02T13:00:00Z'))
    await stage.ask(OLD, meAfter(1))
    await stage.pages.post(await stage.linkAt(NEW), {})
    await stage.pages.post(await stage.linkAt(OLD), {})
    expect(await subscribers()).toEqual([`1 ${OLD} active`, `2 ${NEW} unsubscribed`])
    await stage.playUntil('2027-03-03T12:00:00Z')
    expect((await subjects(OLD)).at(-1)).toContain('Leçon 3')
  })

  it('asks at most three times a day, at once or one after the other', async () => {
    const asks = Array.from({ length: 6 }, (_, index) =>
      askAddressChange(
        database.db,
        { enrolmentId: 1, to: `zoe${index}@example.net` as Address },
        stage.clock,
      ),
    )
    expect((await Promise.all(asks)).sort()).toEqual([
      ...Array(3).fill('address'),
      ...Array(3).fill('address-too-many'),
    ])
    await stage.run()
    expect(await subjects(OLD)).toHaveLength(2 + 3)
  })
})

describe('the letters of somebody whose address has just changed', () => {
  it('are written anew when they were being written to the old one', async () => {
    const newLink = await confirmOldEnd()
    stage.clock.set(new Date('2027-03-03T06:30:00Z'))
    await stage.tick()
    await sql`
      update feuilleton.deliveries set state = 'claimed', claimed_by = 'test', fence = 1, attempts = 1,
        lease_until = '2027-03-03T07:00:00Z', written_at = ${stage.clock.now()} where letter = 'jour-03'`.execute(
      database.db,
    )
    await stage.pages.post(newLink, {})
    const handOver = { id: 0, fence: 1, bytesHash: 'x' }
    const { rows } = await sql<{ id: number; state: string; attempts: number }>`
      select id, state, attempts from feuilleton.deliveries where letter = 'jour-03'`.execute(database.db)
    expect(rows).toMatchObject([{ state: 'due', attempts: 0 }])
    expect(await stage.deliverer.ledger.handed({ ...handOver, id: rows[0]!.id })).toBe(false)
    await stage.playUntil('2027-03-03T12:00:00Z')
    expect((await subjects(NEW)).at(-1)).toContain('Leçon 3')
    expect((await subjects(OLD)).filter((subject) => subject?.includes('Leçon 3'))).toEqual([])
  })

  it('suppress the old address when one that was on its way there bounces', async () => {
    await stage.pages.post(await confirmOldEnd(), {})
    const bounce = {
      id: 2,
      address: 'Ana@example.org' as Address,
      reason: '550 5.1.1 unknown',
      suppress: 'now' as const,
    }
    await suppressAddress(database.db, bounce, stage.clock.now())
    const { rows } = await sql`select address_key from feuilleton.suppressions`.execute(database.db)
    expect(rows).toEqual([{ addressKey: OLD }])
  })
})

describe('a change of address that cannot be', () => {
  it('gives the same answers for an address that is known, has left, is suppressed or is new, and only then a letter', async () => {
    await enrolAlso('bob@example.org')
    await enrolAlso('carl@example.org', 'mai')
    await leave(database.db, { enrolmentId: 3, scope: 'course', how: 'page' }, stage.clock)
    await suppress('dora@example.org')
    const answers = new Set<string>()
    const minute = 60_000
    for (const address of ['bob@example.org', 'carl@example.org', 'dora@example.org', NEW]) {
      stage.clock.set(new Date(stage.clock.now().getTime() + (24 * 60 + 1) * minute))
      await stage.course.run()
      const { status, location } = await stage.ask(address)
      const { text } = await stage.pages.post(await stage.linkAt(OLD), {})
      answers.add(`${status} ${location} ${text.replaceAll(/\/address\/[\w-]+/g, '/address/…')}`)
      expect((await stage.linkAt(address)) !== '').toBe(address === NEW)
    }
    expect(answers.size).toBe(1)
    expect((await subscribers()).filter((line) => line.includes('pending'))).toEqual([
      '4 dora@example.org pending',
      `5 ${NEW} pending`,
    ])
  })

  it.each([
    ['leaves', () => leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, stage.clock)],
    ['is erased', () => eraseReader(database.db, { enrolmentId: 1, keys }, stage.clock)],
    ['would come to a suppressed address', () => suppress(NEW)],
    ['would meet a course of the new address', () => enrolAlso(NEW)],
    [
      'is refused by the new end, which leaves',
      () => leave(database.db, { enrolmentId: 2, scope: 'course', how: 'one-click' }, stage.clock),
    ],
  ])('changes nothing when its reader %s in between', async (_, between) => {
    const link = await confirmOldEnd()
    await between()
    const before = await peopleRows(database.db)
    const form = {
      form: stage.pages.parts.guard
        .field(link)
        .toString()
        .match(/value="([^"]+)"/)![1]!,
    }
    const { status, text } = await stage.pages.post(link, form, null)
    expect(status).toBe(200)
    expect(text).toContain('Rien n’a été changé')
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it.each([
    ['has left', () => leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, stage.clock)],
    ['is erased', () => eraseReader(database.db, { enrolmentId: 1, keys }, stage.clock)],
  ])('sends nothing to the new end when its reader %s before the old end confirms', async (_, between) => {
    await stage.ask(NEW)
    const link = await stage.linkAt(OLD)
    await between()
    const before = await peopleRows(database.db)
    expect((await postUnseen(link)).text).toContain('Rien n’a été changé')
    expect(await peopleRows(database.db)).toEqual(before)
    expect(await stage.linkAt(NEW)).toBe('')
  })

  it('keeps no wanted address of somebody who was erased', async () => {
    await stage.ask(NEW)
    await stage.run()
    expect(await wordsWith(database.db, NEW)).not.toEqual([])
    await eraseReader(database.db, { enrolmentId: 1, keys }, stage.clock)
    expect(await wordsWith(database.db, NEW)).toEqual([])
  })

  it('is over when somebody else has moved to that address first, even once they have moved back', async () => {
    const { cohort, clock } = stage
    const people = [{ address: 'bob@example.org' as Address }]
    await enrol(database.db, { ...IMPORTED, cohort, programme: courseEdition(5).programme, people }, clock)
    const first = await confirmOldEnd()
    const confirm = (requestId: number) =>
      confirmAddressChange(database.db, { requestId, wording: 'Oui', ip: undefined, keys }, clock)
    await askAddressChange(database.db, { enrolmentId: 2, to: NEW as Address }, clock)
    expect((await confirm(3))?.kind).toBe('done')
    const second = await stage.linkAt(NEW)
    await stage.pages.post(first, {})
    expect((await postUnseen(second)).text).toContain('n’est plus possible')
    clock.set(new Date('2027-03-03T06:00:00Z'))
    await stage.ask(OLD, meAfter(1))
    await stage.pages.post(await stage.linkAt(NEW), {})
    expect((await postUnseen(second)).text).toContain('Ce lien n’a plus cours')
    expect(await subscribers()).toEqual([`1 ${NEW} active`, '2 bob@example.org active', `3 ${OLD} pending`])
    await stage.run()
  })

  it('ends with another change: who has the old mailbox only can move nothing afterwards', async () => {
    const first = await confirmOldEnd()
    await stage.ask('eve@example.net')
    const unused = await stage.linkAt(OLD)
    const second = await confirmOldEnd('mallory@example.net')
    await stage.pages.post(first, {})
    const before = await peopleRows(database.db)
    expect((await stage.pages.get(unused)).status).toBe(404)
    expect((await stage.pages.get(second)).text).toContain('Ce lien n’a plus cours')
    for (const requestId of [3, 5])
      await confirmAddressChange(database.db, { requestId, wording: '', ip: undefined, keys }, stage.clock)
    expect(await peopleRows(database.db)).toEqual(before)
    expect((await subscribers())[0]).toBe(`1 ${NEW} active`)
  })

  it('is too late after seven days', async () => {
    const link = await confirmOldEnd()
    await stage.playUntil('2027-03-09T12:00:01Z')
    expect((await stage.pages.get(link)).text).toContain('Ce lien n’a plus cours')
  })
})

describe('whoever is erased after a change of address', () => {
  it('leaves neither of the two addresses in the database', async () => {
    await stage.pages.post(await confirmOldEnd(), {})
    for (const address of [OLD, NEW]) expect(await wordsWith(database.db, address)).not.toEqual([])
    await eraseReader(database.db, { enrolmentId: 1, keys }, stage.clock)
    for (const address of [OLD, NEW]) expect(await wordsWith(database.db, address)).toEqual([])
  })

  it('does not take along somebody who signed up with the old address since', async () => {
    await stage.pages.post(await confirmOldEnd(), {})
    await enrolAlso(OLD)
    await eraseReader(database.db, { enrolmentId: 1, keys }, stage.clock)
    expect(await subscribers()).toEqual([
      '1 erased-1@erased.invalid unsubscribed',
      `2 ${OLD} unsubscribed,active`,
    ])
  })
})
