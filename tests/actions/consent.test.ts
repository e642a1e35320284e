import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { addressHash } from '../../src/domain/address-hash.ts'
import { consentWording, eventConsentWording, wordingHash } from '../../src/domain/consent-wording.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { openToSignUp } from '../support/sign-up.ts'

const KEYS = ['k'.repeat(32), 'old'] as const
const ANA = 'ana@example.org' as Address
const BOB = 'bob@example.org' as Address

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function importing(basis = 'Signed the list at the assembly of 12 March') {
  const { cohort, programme, clock } = await openToSignUp(database.db)
  const join = (...people: Address[]) => {
    const everyone = people.map((address) => ({ address }))
    return enrol(database.db, { cohort, programme, basis, keys: KEYS, people: everyone }, clock)
  }
  return { join, clock }
}

describe('people whom an organiser enrols', () => {
  it('have the legal basis that was stated written down, each once', async () => {
    const { join, clock } = await importing()
    await join(ANA, BOB)
    await join(ANA)
    const basis = 'Signed the list at the assembly of 12 March'
    for (const address of [ANA, BOB]) {
      const [row, ...more] = await consentsOf(database.db, address)
      expect(row).toMatchObject({
        event: 'imported',
        wording: basis,
        at: clock.now(),
        ip: null,
        requestId: null,
      })
      expect(row!.wordingHash).toBe(createHash('sha256').update(basis).digest('hex'))
      expect(more).toEqual([])
    }
  })

  it('are not enrolled without one', async () => {
    const { join } = await importing(' ')
    await expect(join(ANA)).rejects.toMatchObject({ refusal: { refused: 'no-basis' } })
    expect((await sql`select from feuilleton.enrolments`.execute(database.db)).rows).toEqual([])
  })

  it('are left out and counted when they had themselves erased, under whichever key', async () => {
    const { join } = await importing()
    for (const [key, address] of [
      [KEYS[0], ANA],
      [KEYS[1], BOB],
    ] as const)
      await sql`insert into feuilleton.erasures values (${addressHash([key], address)}, now())`.execute(
        database.db,
      )
    const carla = 'carla@example.org' as Address
    const erased = await join(ANA, 'BOB@example.org' as Address, carla, carla)
    expect(erased).toEqual({ enrolled: 1, already: 0, erased: 2 })
    const { rows } = await sql`select address from feuilleton.subscribers`.execute(database.db)
    expect(rows).toEqual([{ address: carla }])
  })
})

describe('the wording', () => {
  const programme = {
    title: 'Les « alliances »',
    sender: { name: 'Le RAMEAU', address: 'a@b.fr', postal: 'x' },
  }

  it('names the course and who sends it, in every language, each with a hash of its own', () => {
    const hashes = LANGUAGES.map((language) => {
      const wording = consentWording(programme, language)
      // The marks of the title are others within marks of their own kind.
      expect(wording).toMatch(/Les [«“‘]\s?alliances\s?[»”’]/)
      expect(wording).toContain('Le RAMEAU')
      return wordingHash(wording)
    })
    expect(new Set(hashes).size).toBe(LANGUAGES.length)
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  it('names the legal person where the programme does, and not the course as its sender', () => {
    const sender = { ...programme.sender, name: '21 jours pour convaincre' }
    const controller = { name: 'Association Le RAMEAU', address: 'x', contact: 'a@b.fr' }
    const named = { ...programme, sender, privacy: { controller, basis: 'consent' as const } }
    for (const language of LANGUAGES) {
      for (const wording of [consentWording(named, language), eventConsentWording(named, language)]) {
        expect(wording).toContain('Association Le RAMEAU')
        expect(wording).not.toContain(sender.name)
      }
    }
  })
})
