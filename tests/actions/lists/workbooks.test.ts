import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readAttendanceFile } from '../../../src/actions/events/read-attendance.ts'
import { readPeople, readPeopleFile } from '../../support/read-list.ts'
import { workbook } from '../../support/workbook.ts'

/** Where an entry of the central directory says how long its file is (APPNOTE 4.3.12). */
const SIZE_IN_DIRECTORY = 24

const HEADER = ['Adresse e-mail', 'Prénom', 'Fuseau', 'Heure']
const peopleIn = async (bytes: Uint8Array) => (await readPeopleFile(bytes)).people
const refusalOf = async (bytes: Uint8Array) => (await readPeopleFile(bytes)).mistakes[0]?.message

describe('a workbook', () => {
  it('is read as the same list in CSV is', async () => {
    const cell = fc.constantFrom(
      '',
      'Zoé',
      ' Ana & Bob ',
      'Europe/Paris',
      '7h30',
      '-',
      'x@y.fr',
      'bad',
      '"q"',
    )
    const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, async (people) => {
        const csv = [HEADER, ...people].map((cells) =>
          cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'),
        )
        const { encoding: _, ...read } = readPeople(Buffer.from(csv.join('\n')))
        const { encoding: __, ...file } = await readPeopleFile(workbook({ rows: [HEADER, ...people] }))
        expect(file).toEqual(read)
      }),
      { numRuns: 60 },
    )
  })

  it('gives hours, numbers and formulas as they are shown', async () => {
    const rows = [
      HEADER,
      ['a@asso.fr', { formula: 'PROPER(B9)', value: 'Ana' }, '', { number: 0.3125, format: 'time' }],
      [{ formula: 'A9', value: 'b@asso.fr' }, 'Bob', '', { number: 46000.770833333336, format: 'time' }],
      ['c@asso.fr', 12, '', { number: 46000, format: 'date' }],
    ] as const
    const file = await readPeopleFile(workbook({ rows }))
    expect(file.people[0]).toEqual({ address: 'a@asso.fr', firstName: 'Ana', at: '07:30' })
    expect(file.mistakes.map(({ line, message }) => [line, message.slice(0, 20)])).toEqual([
      [3, '"2025-12-09 18:30" i'],
      [4, '"2025-12-09" is not '],
    ])
  })

  it('reads the first sheet that is not hidden', async () => {
    const hidden = { rows: [['email'], ['old@asso.fr']], hidden: true }
    const shown = { rows: [['email'], ['new@asso.fr']] }
    expect(await peopleIn(workbook(hidden, shown, hidden))).toEqual([{ address: 'new@asso.fr' }])
    expect(await refusalOf(workbook(hidden))).toBe('the workbook has no sheet that can be seen')
  })

  it('names lines as the spreadsheet does', async () => {
    const rows = [[], HEADER, ['a@asso.fr'], [], ['bad']]
    const { mistakes } = await readPeopleFile(workbook({ rows }))
    expect(mistakes).toEqual([{ line: 5, message: '"bad" is not an address: it has no @' }])
  })

  it('of attendance is read too, with its columns', async () => {
    const rows = [['Atelier du 12 mars'], ['email', 'présent'], ['a@asso.fr', true], ['b@asso.fr', 'non']]
    expect(await readAttendanceFile(workbook({ rows }))).toEqual({
      rows: [
        { address: 'a@asso.fr', attended: true, line: 3 },
        { address: 'b@asso.fr', attended: false, line: 4 },
      ],
      mistakes: [],
      withoutAddress: 0,
      headers: [{ line: 2, address: 'email', attended: 'présent' }],
    })
  })

  it('that would fill the memory is refused before it is unpacked', async () => {
    const bomb = Buffer.from(workbook({ rows: [['email'], ['a@asso.fr']] }))
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bomb.writeUInt32LE(300_000_000, entry + SIZE_IN_DIRECTORY)
    expect(await refusalOf(bomb)).toContain('too large')
  })

  it.each([
    ['.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'a workbook of the old format .xls'],
    ['PDF', new TextEncoder().encode('%PDF-1.7\n…'), 'a PDF'],
    [
      '.ods',
      zipSync({
        mimetype: [new TextEncoder().encode('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      }),
      'a workbook of the format .ods',
    ],
  ])('that is none (%s) is refused with what to do', async (_, bytes, name) => {
    expect(await refusalOf(bytes)).toBe(
      `this is ${name}, which is not read: open it and save the list as XLSX or as CSV`,
    )
  })

  it('of any bytes is refused, and nothing is thrown', async () => {
    const good = workbook({ rows: [HEADER, ['a@asso.fr', 'Ana']] })
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Uint8Array.from(good)
        damaged[at] = byte
        const { people, mistakes } = await readPeopleFile(damaged)
        expect(people.length + mistakes.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
    const other = zipSync({ 'word/document.xml': new Uint8Array(10) })
    expect(await refusalOf(other)).toBe('this is no workbook of XLSX: save the list as XLSX or CSV')
  })
})
