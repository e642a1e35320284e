import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type CompiledServiceLetter, compileServiceLetter } from '../../src/letters/compile.ts'
import { fillServiceLetter } from '../../src/letters/fill.ts'
import { createLetterCache, type LetterCache } from '../../src/letters/letter-cache.ts'
import { composeMessage, composeSegments } from '../../src/letters/message.ts'
import { eventScope } from '../../src/letters/service/event-scope.ts'
import { calendarFor } from '../../src/writing/event-calendar.ts'
import { eventContext } from '../../src/writing/event-context.ts'
import type { ReadersEventLetter } from '../../src/writing/event-letter.ts'
import { sharedForm } from '../../src/writing/letter-forms.ts'
import type { LetterSetting } from '../../src/writing/letter-setting.ts'
import { readerTokens } from '../../src/writing/reader-addresses.ts'
import { shareEventLetter } from '../../src/writing/share-event-letter.ts'
import type { WriterDeps } from '../../src/writing/steps.ts'
import { anyTold, letterTo, type Person, realSetting, type Told } from './random-event-letters.ts'
import { reader } from './random-letters.ts'
import { expectRead, expectSame, headersOf, headOf } from './same-bytes.ts'

/**
 * With FORMS=whole in the environment, many times as many letters, however long it takes: after a change of how they
 * are encoded.
 */
const IS_WHOLE = process.env.FORMS === 'whole'
const LETTERS = IS_WHOLE ? 3_000 : 150
const HANGS_MS = IS_WHOLE ? 3_600_000 : 300_000
/** Of so many letters the one is read by another program. */
const READ_EVERY = 25

const letters = createLetterCache({ most: 500 })
const deps = { letters, publicUrl: 'https://deux.example', keys: ['a key'] } as unknown as WriterDeps

let setting: LetterSetting
beforeAll(async () => {
  setting = await realSetting()
})

const compiledOf = ({ sources }: Told) => letters.service(sources)
const tokensOf = (letter: ReadersEventLetter) => readerTokens(deps.keys, letter.reader)

/** What is filled for this reader alone. */
function filledAlone(letter: ReadersEventLetter, compiled: CompiledServiceLetter) {
  const reader = { tokens: tokensOf(letter), firstName: letter.delivery.firstName }
  return fillServiceLetter(
    compiled,
    eventScope(eventContext(deps, letter, { letter: letter.told, reader }), compiled),
  )
}

/** The letter of one reader among those who share it. */
async function stampedFor(kept: LetterCache, letter: ReadersEventLetter, compiled: CompiledServiceLetter) {
  const sharing = shareEventLetter(deps, { letter, compiled })
  if (!sharing) throw new Error('it is shared with nobody')
  const form = sharedForm(kept, compiled, await sharing.open())
  return form({ tokens: tokensOf(letter), firstName: letter.delivery.firstName })
}

const people = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 2 ** 40 }),
    firstName: reader.map(({ firstName }) => firstName),
    revision: fc.nat(9),
  }),
  { minLength: 5, maxLength: 10 },
)

/** Letters that differ in one thing from one, and mostly have its words, and another at the same instant. */
const OTHERS: ((one: Told, drawn: Told) => Told)[] = [
  (one) => ({ ...one, at: new Date(one.at.getTime() + 3_600_000) }),
  (one, { standing }) => ({ ...one, standing }),
  (one, { zone }) => ({ ...one, zone }),
  (one, drawn) => ({ ...drawn, at: one.at }),
]

/** Compares what is stamped for a person with what is written for them alone. Returns the method of its calendar. */
async function expectStamped(told: Told, person: Person, isRead: boolean) {
  const compiled = await compiledOf(told)
  const letter = letterTo(setting, told, person)
  const { subject, text, html } = await stampedFor(letters, letter, compiled)
  const calendar = await calendarFor(deps, letter)
  const message = composeSegments({ head: headOf(subject), text, html, calendar })
  const filled = filledAlone(letter, compiled)
  const parts = { headers: headersOf(filled.subject), text: filled.text, html: filled.html }
  expectSame(message, composeMessage({ ...parts, ...(calendar && { calendar }) }))
  if (isRead) await expectRead(message, filled)
  return calendar?.method
}

describe('a letter about an event that is stamped', () => {
  it(
    'has the bytes of one that is filled and encoded for its reader, whoever reads and whatever it is',
    async () => {
      if (IS_WHOLE) Object.assign(globalThis, { propertiesEndAt: Number.POSITIVE_INFINITY })
      let count = 0
      await fc.assert(
        fc.asyncProperty(anyTold(setting), people, async (told, everybody) => {
          for (const person of everybody) await expectStamped(told, person, ++count % READ_EVERY === 0)
        }),
        { numRuns: LETTERS },
      )
    },
    HANGS_MS,
  )

  it.each([
    ['registered', 'REQUEST'],
    ['moved', 'REQUEST'],
    ['cancelled', 'CANCEL'],
  ])('has the invitation of its reader: %s, %s', async (name, method) => {
    const isWanted = ({ letter, standing }: Told) =>
      letter.name === name && standing === 'registered' && letter.state.facts.kind === 'webinar'
    for (const told of fc.sample(anyTold(setting).filter(isWanted), { numRuns: 3, seed: 1 }))
      for (const person of fc.sample(people, { numRuns: 1, seed: 1 }).flat())
        expect(await expectStamped(told, person, true)).toBe(method)
  })

  it('has each dot doubled that begins a line of its calendar', () => {
    const text = `METHOD:REQUEST\r\nDESCRIPTION:${'.'.repeat(200)}\r\n`
    const calendar = { method: 'REQUEST', text } as const
    const bytes = [Buffer.from('x\r\n')]
    const part = { plain: bytes, wire: bytes }
    const message = composeSegments({ head: headOf('Titre'), text: part, html: part, calendar })
    expectSame(message, composeMessage({ headers: headersOf('Titre'), text: bytes, html: bytes, calendar }))
  })

  it('has one form only where the words are one, at any two instants and for any standing', async () => {
    const pairs = fc.tuple(anyTold(setting), anyTold(setting), fc.constantFrom(...OTHERS))
    let same = 0
    await fc.assert(
      fc.asyncProperty(pairs, async ([one, drawn, otherOf]) => {
        const both = [one, otherOf(one, drawn)]
        const seen = await Promise.all(
          both.map(async (told) => {
            const compiled = await compiledOf(told)
            const letter = letterTo(setting, told, { id: 1, firstName: 'Ana', revision: 0 })
            const sharing = shareEventLetter(deps, { letter, compiled })
            const open = await sharing?.open()
            const key = `${open?.named} ${open?.words}`
            return { chunkKey: sharing?.chunkKey, key, compiled, words: filledAlone(letter, compiled) }
          }),
        )
        const [first, second] = seen
        if (first?.chunkKey === second?.chunkKey) expect(second?.key).toBe(first?.key)
        if (first?.key !== second?.key || first?.compiled !== second?.compiled) return
        same++
        expect(second?.words).toEqual(first?.words)
      }),
      { numRuns: 400 },
    )
    expect(same).toBeGreaterThan(0)
  })

  it('is filled for nobody any more once a few have it, whose names may be left out', async () => {
    const kept = createLetterCache({ most: 1 })
    const [told] = fc.sample(
      anyTold(setting).filter(({ sources }) => sources.name === 'day-before' && !sources.own),
      { numRuns: 1, seed: 1 },
    )
    const compiled = await compiledOf(told!)
    let fillings = 0
    const counted = {
      ...compiled,
      get subject() {
        fillings++
        return compiled.subject
      },
    }
    const names = ['Ana', 'Zoé', 'www.evil.example', null, 'Éloïse', '', 'Jean-Pierre', 'a@b.example']
    for (const [id, firstName] of [...names, ...names, ...names].entries())
      await stampedFor(kept, letterTo(setting, told!, { id: id + 1, firstName, revision: 0 }), counted)
    // With a name, and without: the first two, one for a marked reader, one to compare.
    expect(fillings).toBe(8)
  })

  it('is of its reader alone where it answers a request that has words of its own', async () => {
    const [told] = fc.sample(anyTold(setting), { numRuns: 1, seed: 1 })
    const compiled = await compileServiceLetter({
      kind: 'service',
      frame: 'event',
      name: 'register',
      language: 'fr',
    })
    const letter = letterTo(
      setting,
      { ...told!, letter: { ...told!.letter, name: 'register' } },
      { id: 1, firstName: null, revision: 0 },
    )
    expect(shareEventLetter(deps, { letter, compiled })).toBeUndefined()
  })
})
