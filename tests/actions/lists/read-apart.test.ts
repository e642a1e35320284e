import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Enrollee } from '../../../src/actions/enrolments/enrol.ts'
import { peopleApart, readApart } from '../../../src/actions/lists/read-apart.ts'
import { addressHashes } from '../../../src/domain/address-hash.ts'
import { IMPORTED } from '../../support/imported.ts'

const { keys } = IMPORTED
/** Long enough for a thread: with a mistake in each hundredth line, and each seventh person twice. */
const LINES = Array.from({ length: 4_000 }, (_, n) => {
  const address =
    n % 100 === 50 ? 'nobody' : `lectrice.${n % 7 === 0 ? n - (n % 14) : n}@une-association.example`
  return `${address};Élodie;${n % 2 ? 'Indian/Reunion' : ''}`
})
const LONG = Buffer.from(`adresse;prénom;fuseau\n${LINES.join('\n')}\n`)
const SHORT = Buffer.from(`adresse;prénom;fuseau\n${LINES.slice(0, 100).join('\n')}\n`)

async function chunks(bytes: Uint8Array, { from, size }: { from: number; size: number }, choices = {}) {
  const all: Enrollee[][] = []
  for await (const chunk of peopleApart(bytes, choices, { from, size, keys })) all.push(chunk)
  return all
}

it.each([
  ['a short list', SHORT],
  ['a long list, from a thread', LONG],
])(
  'hands over the people of %s in chunks: the same ones in the same order, but for those who are done',
  async (_, bytes) => {
    const { people } = await readApart(bytes, {})
    const expected = people.map((person) => ({ ...person, hashes: addressHashes(keys, person.address) }))
    const all = await chunks(bytes, { from: 0, size: 30 })
    expect(all.flat()).toEqual(expected)
    expect(all.slice(0, -1).every((chunk) => chunk.length === 30)).toBe(true)
    expect(await chunks(bytes, { from: 31, size: 5_000 })).toEqual([expected.slice(31)])
    expect(await chunks(bytes, { from: people.length, size: 30 })).toEqual([])
  },
)

it('reads a list no further than a chunk ahead of whoever works on it, and ends with them', async () => {
  const emit = vi.spyOn(Worker.prototype, 'emit')
  onTestFinished(() => emit.mockRestore())
  const posted = () => emit.mock.calls.filter(([name]) => name === 'message').length
  const reading = peopleApart(LONG, {}, { from: 0, size: 30, keys })
  await reading.next()
  await vi.waitUntil(() => posted() >= 2, { timeout: 30_000 })
  await pause(50)
  expect(posted()).toBe(2)
  await reading.return(undefined)
  expect(emit).toHaveBeenCalledWith('exit', 1)
})

it('says what the thread that reads failed with, and hands over nobody', async () => {
  const failing = chunks(LONG, { from: 0, size: 30 }, { takeLines: 1 })
  await expect(failing).rejects.toThrow(TypeError)
})
