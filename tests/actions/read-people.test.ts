import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPeople, readPeopleFile } from '../support/read-list.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const read = (text: string) => readPeople(utf8(text))
const jeanne = { address: 'jeanne@asso.fr', firstName: 'Jeanne' }
const andre = { address: 'andre@asso.fr', firstName: 'André' }
const clean = { mistakes: [], repeated: 0, ignored: [] }

describe('a people file', () => {
  it.each([
    ['commas', 'adresse,prénom\njeanne@asso.fr,Jeanne\nandre@asso.fr,André\n'],
    ['semicolons', 'adresse;prénom\njeanne@asso.fr;Jeanne\nandre@asso.fr;André\n'],
    ['tabs', 'adresse\tprénom\njeanne@asso.fr\tJeanne\nandre@asso.fr\tAndré\n'],
    ['quotes', '"Adresse";"Prénom"\n"jeanne@asso.fr";"Jeanne"\n"andre@asso.fr";"André"'],
    ['Windows line ends', 'E-MAIL;PRENOM\r\njeanne@asso.fr;Jeanne\r\nandre@asso.fr;André\r\n'],
    ['old Macintosh line ends', 'Courriel;First name\rjeanne@asso.fr;Jeanne\randre@asso.fr;André\r'],
    ['mixed line ends', 'mail;first_name\r\njeanne@asso.fr;Jeanne\nandre@asso.fr;André\r'],
    ['blank lines', '\n\nemail;firstname\n\njeanne@asso.fr;Jeanne\n;\n  ; \nandre@asso.fr;André\n\n\n'],
    ['a byte order mark', '\uFEFFadresse;prénom\njeanne@asso.fr;Jeanne\nandre@asso.fr;André\n'],
    ['columns in another order', 'Prénom;Adresse e-mail\nJeanne;jeanne@asso.fr\nAndré;andre@asso.fr'],
    ['decomposed accents', 'adresse;pre\u0301nom\njeanne@asso.fr;Jeanne\nandre@asso.fr;Andre\u0301'],
  ])('with %s is read', (_, text) => {
    expect(read(text)).toMatchObject({ people: [jeanne, andre], ...clean })
  })

  it('in Latin-1 or Windows-1252 keeps its accents', () => {
    const bytes = latin1('adresse;prénom\nandre@asso.fr;André\n')
    expect(readPeople(bytes).people).toEqual([andre])
    const oe = Uint8Array.from([...latin1('adresse;prénom\nb@asso.fr;C'), 0x9c, ...latin1('ur\n')])
    expect(readPeople(oe).people).toEqual([{ address: 'b@asso.fr', firstName: 'Cœur' }])
  })

  it('in UTF-16, as "Unicode text" from a spreadsheet, is read', () => {
    const little = Buffer.from('\uFEFFadresse\tprénom\r\nandre@asso.fr\tAndré\r\n', 'utf16le')
    expect(readPeople(little)).toMatchObject({ people: [andre], ...clean })
    expect(readPeople(Buffer.from(little).swap16())).toMatchObject({ people: [andre], ...clean })
  })

  it('gives zones and hours, in the ways people write them', () => {
    const text =
      'adresse;fuseau;heure\na@b.fr;Europe/Paris;07:30\nb@b.fr;;7h30\nc@b.fr;;7 h\nd@b.fr;;07:30:00'
    expect(read(text).people).toEqual([
      { address: 'a@b.fr', zone: 'Europe/Paris', at: '07:30' },
      { address: 'b@b.fr', at: '07:30' },
      { address: 'c@b.fr', at: '07:00' },
      { address: 'd@b.fr', at: '07:30' },
    ])
  })

  it('asks about a domain near a well-known one, with a proposal, and takes it when told to', () => {
    const near = 'adresse\na@gmial.com\nb@orange.fe\nc@gmx.fr\n'
    expect(read(near).mistakes).toEqual([
      {
        line: 2,
        message:
          '"a@gmial.com" may be mistyped: did you mean @gmail.com? If not, keep such domains with --keep-domains',
      },
      { line: 3, message: expect.stringContaining('did you mean @orange.fr?') },
    ])
    const kept = readPeople(utf8(near), { keepDomains: true })
    expect([kept.people.length, kept.mistakes]).toEqual([3, []])
  })

  it('keeps one spelling of a zone, and says what is meant by a fixed offset', () => {
    const file = read('adresse;fuseau\na@b.fr;europe/paris\nb@b.fr;EUROPE/PARIS\nc@b.fr;EST\nd@b.fr;UTC+4\n')
    expect(file.people.map(({ zone }) => zone)).toEqual(['Europe/Paris', 'Europe/Paris'])
    expect(file.mistakes.map(({ message }) => message)).toEqual([
      '"EST" is a fixed offset or an abbreviation, expected a zone that knows its summer time, such as America/New_York',
      '"UTC+4" is a fixed offset or an abbreviation, expected a zone that knows its summer time, such as Indian/Reunion',
    ])
  })

  it('shows what cannot be seen in an address', () => {
    const file = read('adresse\n\u200Ba@b.fr\u202C\nan\u200Ba@b.fr\n')
    expect(file.people).toEqual([{ address: 'a@b.fr' }])
    expect(file.mistakes).toEqual([
      {
        line: 3,
        message:
          '"an<U+200B>a@b.fr" is not an address: it contains U+200B ZERO WIDTH SPACE, which cannot be seen: type it again',
      },
    ])
  })

  it('of addresses alone needs no line of names', () => {
    expect(read('jeanne@asso.fr;\nandre@asso.fr;\n').people).toEqual([
      { address: 'jeanne@asso.fr' },
      { address: 'andre@asso.fr' },
    ])
  })

  it('names the columns that nothing reads', () => {
    expect(read('nom;adresse;constructor;\nMartin;a@b.fr;x;').ignored).toEqual(['nom', 'constructor'])
  })

  it('that gives an address twice gives one person, the first', () => {
    const file = read('adresse;prénom\njeanne@asso.fr;Jeanne\nJeanne@ASSO.fr;Jean\n')
    expect(file).toMatchObject({ people: [jeanne], ...clean, repeated: 1 })
  })

  it('lists every bad line, with everything wrong in it', () => {
    const file = read(
      'adresse;prénom;fuseau;heure\na@;;;\nb@b.fr;;Paris;25:00\n;Jo;;\nc@b.fr;;;7h5\nd@b.fr;D;;\n',
    )
    expect(file.people).toEqual([{ address: 'd@b.fr', firstName: 'D' }])
    expect(file.mistakes).toEqual([
      { line: 2, message: '"a@" is not an address: the part after the @ is not a domain name' },
      { line: 3, message: '"Paris" is not a time zone, expected one such as Europe/Paris' },
      { line: 3, message: expect.stringContaining('"25:00" is not an hour') },
      { line: 4, message: 'there is no address' },
      { line: 5, message: expect.stringContaining('"7h5" is not an hour') },
    ])
  })

  it('names physical lines, after quoted cells of several lines and after blank lines', () => {
    const file = read('adresse;nom;prénom\r\na@b.fr;"x\r\n\r\ny";A\r\n\r\nbad;"1\r\n2";B\r\nworse;;C\r\n')
    expect(file.mistakes.map(({ line }) => line)).toEqual([6, 8])
  })

  it.each([
    [
      'an unclosed quote',
      'adresse;prénom\na@b.fr;A\n\nb@b.fr;"B\nc@b.fr;C\n',
      4,
      'opens in this line and never closes',
    ],
    ['a quote in a cell', 'adresse;prénom\na@b.fr;A "B" C\n', 2, 'in the middle of a cell'],
    ['text after a quote', 'adresse;prénom\na@b.fr;"A" B\n', 2, 'in the middle of a cell'],
    ['an unclosed quote over the whole list', `adresse\n"${'a@b.fr\n'.repeat(5000)}`, 2, 'longer than 20000'],
    ['a NUL', 'adresse\na@b.fr\n\0@b.fr\n', 3, 'NUL character'],
    ['a million columns', `${'adresse;'.repeat(1_000_000)}\na@b.fr`, 1, 'longer than 20000'],
    ['a million cells', `adresse;prénom\na@b.fr;${'x;'.repeat(1_000_000)}\n`, 2, 'longer than 20000'],
    ['a cell too many', 'adresse,prénom\na@b.fr,Jeanne, dite Jo\n', 2, '3 cells in this line, but 2 columns'],
    ['only names of columns', 'adresse;prénom\n', 1, 'there is nobody below'],
    ['no content', '', 1, 'the file is empty'],
    ['blank lines only', '\uFEFF\r\n \r\n', 1, 'the file is empty'],
    ['no column for addresses', '\nnom;prénom\nMartin;Jeanne\n', 2, 'must name the columns'],
    ['no line of names', 'a@b.fr;Jeanne\n', 1, 'must name the columns'],
    ['two columns for addresses', 'mail;prénom;E-mail\na@b.fr;A;b@b.fr\n', 1, 'the second is "E-mail"'],
    ['a formula', "adresse;prénom\na@b.fr;=cmd|'/c calc'!A0\n", 2, 'starts like a spreadsheet formula'],
    [
      'a formula behind a space',
      'adresse;prénom\na@b.fr; @SUM(A1)\n',
      2,
      'starts like a spreadsheet formula',
    ],
    ['a line break in a name', 'adresse;prénom\na@b.fr;"A\nBcc: b@b.fr"\n', 2, 'control character'],
    ['a name that turns the text around', 'adresse;prénom\na@b.fr;A\u202Egnp.exe\n', 2, 'control character'],
    ['a long name', `adresse;prénom\na@b.fr;${'x'.repeat(101)}\n`, 2, 'longer than 100 characters'],
    ['two addresses in a cell', 'adresse;prénom\n"a@b.fr,c@d.fr";A\n', 2, 'it contains ,'],
    ['a line break in an address', 'adresse;prénom\n"a@b.fr\nBcc: c@d.fr";A\n', 2, 'control character'],
  ])('with %s says so, and on which line', (_, text, line, message) => {
    expect(read(text).mistakes).toEqual([{ line, message: expect.stringContaining(message) }])
  })

  it('that is a damaged spreadsheet, damaged UTF-16 or too large is refused', async () => {
    const damaged = await readPeopleFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))
    expect(damaged.mistakes[0]!.message).toContain('save it as XLSX or CSV again')
    expect(readPeople(Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0])).mistakes[0]!.message).toContain(
      'UTF-16',
    )
    expect(readPeople(new Uint8Array(20_000_001)).mistakes[0]!.message).toContain('larger than 20 MB')
  })

  it('of 100,000 rows is read whole', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `p${i}@asso.fr;Jo;Europe/Paris;7h30`)
    const file = read(`adresse;prénom;fuseau;heure\n${rows.join('\n')}\n`)
    expect([file.people.length, file.mistakes.length]).toEqual([100_000, 0])
  })

  it('of nothing but bad lines stops after a thousand mistakes', () => {
    const { mistakes } = read(`adresse\n${'x\n'.repeat(5000)}`)
    expect(mistakes).toHaveLength(1001)
    expect(mistakes.at(-1)).toEqual({ line: 1001, message: 'reading stopped here, after 1000 mistakes' })
  })

  it('that was not read to its end says past which line', () => {
    expect(read('adresse;prénom\na@b.fr;A\nb@b.fr;"B\nc@b.fr;C\n')).toMatchObject({ stoppedAt: 3 })
    expect(read(`adresse\n${'x\n'.repeat(5000)}`)).toMatchObject({ stoppedAt: 1001 })
    expect(read('nom;prénom\nMartin;Jeanne\n')).toMatchObject({ people: [], stoppedAt: 1 })
    expect(read('adresse\nx\na@b.fr\n')).not.toHaveProperty('stoppedAt')
  })

  it('of any bytes gives an answer with real lines and no half-read person', () => {
    const piece = fc.constantFrom(
      'adresse',
      ';',
      ',',
      '\n',
      '\r\n',
      '"',
      'a@b.fr',
      'é',
      '\0',
      '=1',
      ' ',
      'prénom',
    )
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => utf8(pieces.join('')))
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const file = readPeople(bytes)
        const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/).length
        for (const { line } of file.mistakes) expect(line >= 1 && line <= lines).toBe(true)
        for (const { address } of file.people) expect(address).toMatch(/^[^\s@]+@[^\s@]+$/)
        expect(file.people.length + file.mistakes.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
