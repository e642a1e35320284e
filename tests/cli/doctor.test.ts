import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doctor, doctorRead } from '../../src/cli/service/doctor.ts'
import { tellRemarks } from '../../src/cli/service/tell-remarks.ts'
import { readConfig } from '../../src/config.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { testDatabase } from '../support/database.ts'

const CURL = 'HTTP/2 308 \r\nlocation: https://www.cours.example/\r\n\r\n'

let folder: string
let said: string[]
const output = { out: (line: string) => void said.push(line), err: () => undefined }

beforeEach(() => {
  said = []
  folder = mkdtempSync(join(tmpdir(), 'feuilleton-doctor-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('what the doctor saw', () => {
  it('is told with what to publish, counted, and ends with 1 where something is to be mended', () => {
    const record = { name: 'bounce.essai.example', type: 'TXT', value: 'v=spf1 mx -all' } as const
    const remarks: Remark[] = [
      { remark: 'spf-missing', domain: 'bounce.essai.example', record },
      { remark: 'relay-fault', host: 'relay.example', words: '\u001b[2Jno' },
      { remark: 'click-outside', lines: 'curl -i https://cours.example/' },
      { remark: 'clock-good', seconds: 0 },
    ]
    expect(tellRemarks(remarks, {}, output)).toBe(1)
    expect(said).toEqual([
      'wrong   Nothing says who may send for bounce.essai.example (SPF). Publish this record:',
      '        bounce.essai.example  TXT',
      '        v=spf1 mx -all',
      expect.not.stringContaining('\u001b'),
      expect.stringMatching(/^unseen {2}Only a try from another network/),
      '        curl -i https://cours.example/',
      'good    The clock agrees with the database’s.',
      '2 to mend, 0 might be better, 1 not seen, 1 in order',
    ])
  })

  it('ends with 2 where the DNS did not answer, and with 0 where there is advice alone', () => {
    expect(tellRemarks([{ remark: 'cut-off' }], {}, output)).toBe(2)
    expect(tellRemarks([{ remark: 'silent', name: 'essai.example' }], {}, output)).toBe(2)
    expect(tellRemarks([{ remark: 'unsigned-here' }, { remark: 'click-outside' }], {}, output)).toBe(0)
  })
})

describe('feuilleton doctor', () => {
  it('has nothing to examine before anybody writes', async () => {
    const database = await testDatabase()
    try {
      const config = readConfig({ DATABASE_URL: database.url })
      expect(await doctor(config, {}, output)).toBe(0)
      expect(said[0]).toBe(
        'advice  No cohort says yet who writes: schedule one, or name the sender with --from.',
      )
      await expect(doctor(config, { from: 'a b' }, output)).rejects.toThrow('--from a b: it contains a space')
    } finally {
      await database.close()
    }
  })

  it('reads a file or standard input, for programs too', async () => {
    const file = join(folder, 'answer.txt')
    writeFileSync(file, CURL)
    const reading = { input: Readable.from([Buffer.from(CURL)]), output }
    expect(await doctorRead(file, {}, reading)).toBe(1)
    expect(said[0]).toMatch(/^wrong {3}The one click to unsubscribe is sent elsewhere \(308\)/)
    said = []
    expect(await doctorRead(undefined, { json: true }, reading)).toBe(1)
    expect(JSON.parse(said.join(''))).toEqual([
      { grade: 'wrong', remark: 'click-moved', status: '308', words: expect.stringContaining('(308)') },
    ])
    await expect(doctorRead(join(folder, 'nowhere'), {}, reading)).rejects.toThrow('cannot be read')
  })
})
