import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAttendance, readAttendanceFile } from '../../src/actions/events/read-attendance.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const read = (text: string) => readAttendance(utf8(text))
const said = (text: string) => read(text).rows.map(({ address, attended }) => [address, attended])
const clean = { mistakes: [], withoutAddress: 0 }

const adaAndBoris = [
  ['ada@asso.fr', true],
  ['boris@asso.fr', false],
]

const STAGE =
  'Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name'
const AUDIENCE =
  'Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name'
const SUMMARY = `Attendee Report
Report Generated:,"Mar 12, 2026 8:04 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration
"Écrire, lire",812 3456 7890,"Mar 12, 2026 6:00 PM",62,3,0,2,4,2,Yes
`
const cameTwice = `Yes,Ada,Ada,Martin,ada@asso.fr,,"Mar 1, 2026 9:00 AM",approved,"Mar 12, 2026 18:02:11","Mar 12, 2026 18:20:00",18,Yes,France
Yes,Ada (Ada Martin),Ada,Martin,ada@asso.fr,,"Mar 1, 2026 9:00 AM",approved,"Mar 12, 2026 18:25:00","Mar 12, 2026 19:02:00",37,Yes,France
`
const stayedAway =
  'No,Boris Petit,Boris,Petit,boris@asso.fr,,"Mar 2, 2026 9:00 AM",approved,--,--,--,--,France\n'

const ZOOM = `${SUMMARY}Host Details
${STAGE}
Yes,Hélène,helene@asso.fr,"Mar 12, 2026 17:50:00","Mar 12, 2026 19:02:00",72,No,France
Panelist Details
${STAGE}
No,Ivan,ivan@asso.fr,--,--,--,--,--
Attendee Details
${AUDIENCE}
${cameTwice}${stayedAway}Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
33123456789,"Mar 12, 2026 18:10:00","Mar 12, 2026 18:40:00",30,France
salle@asso.fr,"Mar 12, 2026 18:10:00","Mar 12, 2026 18:40:00",30,France
`

const LIVESTORM = `Email,First name,Last name,Company,Registration date,Attended,Attendance rate,Attendance duration,Has viewed replay,Replay view rate,Country (from IP)
ada@asso.fr,Ada,Martin,Asso,2026-03-01 09:00:00 UTC,true,92%,57:02,false,0%,France
boris@asso.fr,Boris,Petit,,2026-03-02 09:00:00 UTC,false,0%,0,true,80%,France
`

describe('an attendance file', () => {
  it.each([
    ['a table in English', 'email,attended\nada@asso.fr,yes\nboris@asso.fr,no\n'],
    ['a table in French', 'adresse;présent\nada@asso.fr;oui\nboris@asso.fr;non\n'],
    ['tabs', 'Présence\tCourriel\nOUI\tada@asso.fr\nNon\tboris@asso.fr\n'],
    ['a question', 'A participé ?;E-mail\n1;ada@asso.fr\n0;boris@asso.fr\n'],
    ['words', 'Adresse e-mail;Présent(e)\nada@asso.fr;Présente\nboris@asso.fr;Absent\n'],
    ['spreadsheet booleans', 'mail;attended\r\nada@asso.fr;VRAI\r\nboris@asso.fr;FAUX\r\n'],
    ['decomposed accents', 'adresse;pre\u0301sent\nada@asso.fr;pre\u0301sent\nboris@asso.fr;absent'],
    ['a byte order mark and quotes', '\uFEFF"Email","Attended"\n"ada@asso.fr","Yes"\n"boris@asso.fr","No"\n'],
    ['columns that nothing reads', 'nom;email;note;attended\nM;ada@asso.fr;"a;b";y\nP;boris@asso.fr;;n\n'],
    ['a title above', 'Atelier du 12 mars\n\nemail;attended\nada@asso.fr;yes\nboris@asso.fr;no\n'],
    [
      'titles between tables',
      'email;attended\nada@asso.fr;yes\nSecond atelier;\nemail;attended\nboris@asso.fr;no',
    ],
    ['two exports in one', 'email,attended\nada@asso.fr,yes\n\nAttended,Email\nno,boris@asso.fr\n'],
    ['the people of Livestorm', LIVESTORM],
    [
      'the people of Livestorm, yes and no',
      LIVESTORM.replace('true,92', 'Yes,92').replace('false,0%,0', 'No,0%,0'),
    ],
    ['a report of Zoom cut to its table', `${AUDIENCE}\n${cameTwice}${stayedAway}`],
  ])('that is or has %s is read', (_, text) => {
    expect(said(text)).toEqual(adaAndBoris)
    expect(read(text)).toMatchObject(clean)
  })

  it('that is a report of Zoom is read block by block, with those on stage', () => {
    expect(read(ZOOM)).toEqual({
      rows: [
        { address: 'helene@asso.fr', attended: true, line: 7 },
        { address: 'ivan@asso.fr', attended: false, line: 10 },
        { address: 'ada@asso.fr', attended: true, line: 13 },
        { address: 'boris@asso.fr', attended: false, line: 15 },
      ],
      ...clean,
    })
  })

  it.each([
    ['padded by a spreadsheet', ZOOM.replace(/^([^,\n]+)$/gm, '$1,,,,,,,,,,,,')],
    ['with a comma after each line', ZOOM.replace(/$/gm, ',').replace(/^,$/gm, '')],
    ['with Windows line ends', ZOOM.replaceAll('\n', '\r\n')],
    ['without people on stage', ZOOM.replace(/Host Details[\s\S]*(?=Attendee Details)/, 'Host Details\n')],
    ['saved with tabs', ZOOM.replace(/,(?=(?:[^"\n]*"[^"\n]*")*[^"\n]*$)/gm, '\t')],
  ])('that is a report of Zoom %s is read', (_, text) => {
    expect(said(text)).toEqual(expect.arrayContaining(adaAndBoris))
    expect(read(text)).toMatchObject(clean)
  })

  it('that is a report in French, saved with semicolons in Latin-1, is read', () => {
    const text = `Rapport des participants
Heure de génération, fuseau de Paris;12/03/2026 20:04
Détails de l'hôte
Présent;Nom d'utilisateur (nom d'origine);E-mail
Oui;Hélène;helene@asso.fr
Détails des participants
A participé;Nom d’utilisateur;Prénom;Nom;E-mail;Durée
Oui;33612345678;;;--;3
Oui;Ada;Ada;Martin;ada@asso.fr;55
Non;Boris;Boris;Petit;boris@asso.fr;--
`.replaceAll('’', "'")
    const file = readAttendance(latin1(text))
    expect(file.rows.map(({ address, attended }) => [address, attended])).toEqual([
      ['helene@asso.fr', true],
      ...adaAndBoris,
    ])
    expect(file).toMatchObject({ mistakes: [], withoutAddress: 1 })
  })

  it('counts those of a report who gave no address, and keeps everyone below them', () => {
    const anonymous = 'Yes,User Name,,,--,,,,,,12,Yes,France\nYes,33612345678,,,,,,,,,3,Yes,\nNo\n'
    const text = `Attendee Details\n${AUDIENCE}\n${anonymous}${cameTwice}${stayedAway}`
    expect(said(text)).toEqual(adaAndBoris)
    expect(read(text)).toMatchObject({ mistakes: [], withoutAddress: 3 })
  })

  it('with someone on several lines says they attended if any line does, and which', () => {
    const text = 'email,attended\nada@asso.fr,no\nAda@ASSO.fr,yes\nada@asso.fr,no\nada@asso.fr,yes\n'
    expect(read(text).rows).toEqual([{ address: 'Ada@asso.fr', attended: true, line: 3 }])
  })

  it('of a panelist who came as a listener says they attended', () => {
    const text = ZOOM.replace(stayedAway, stayedAway.replaceAll('boris', 'helene'))
    expect(read(text).rows).toContainEqual({ address: 'helene@asso.fr', attended: true, line: 7 })
  })

  it('lists every bad line, and gives the good ones beside', () => {
    const file = read(
      'email;attended\nada@;yes\nada@asso.fr;peut-être\n;oui\nx;\nboris@asso.fr;no\nc@d.fr;--\n',
    )
    expect(file.rows).toEqual([{ address: 'boris@asso.fr', attended: false, line: 6 }])
    const unknown = 'whether this person attended: write yes or no (oui, non, true, false, 1 or 0)'
    expect(file.mistakes).toEqual([
      {
        line: 2,
        message:
          '"ada@" is not an address: the part after the @ is not a domain name; correct it or delete the line',
      },
      { line: 3, message: `"peut-être" does not say ${unknown}` },
      { line: 4, message: 'there is no address; correct it or delete the line' },
      { line: 5, message: '"x" is not an address: it has no @; correct it or delete the line' },
      { line: 5, message: `nothing says ${unknown}` },
      { line: 7, message: `"--" does not say ${unknown}` },
    ])
  })

  it.each([
    [
      'no column for attendance',
      'nom;email\nM;a@b.fr\n',
      1,
      'no column here says who attended: expected one named',
    ],
    [
      'no column for addresses',
      'nom;présent\nM;oui\n',
      1,
      'no column here holds the addresses: expected one named',
    ],
    [
      'a meeting report',
      'Name (Original Name),User Email,Join Time\nM,a@b.fr,9:00\n',
      1,
      'says who attended',
    ],
    [
      'no names of columns',
      '\na@b.fr;oui\n',
      2,
      'no line names the columns: start with one that does, such as',
    ],
    [
      'two columns for addresses',
      'email;mail;attended\na@b.fr;;oui\n',
      1,
      'the second is "mail": delete one',
    ],
    ['two columns for attendance', 'email;présent;attended\na@b.fr;oui;no\n', 1, 'the second is "attended"'],
    [
      'people above the names of columns',
      'a@b.fr;oui\nemail;présent\nb@b.fr;oui\n',
      1,
      'no line above it names',
    ],
    ['nobody', 'email;attended\n', 1, 'no line below the names of the columns holds an address'],
    ['no content', '\uFEFF\r\n \r\n', 1, 'the file is empty'],
    ['a cell too many', 'email,attended\na@b.fr,yes,M, dit Jo\n', 2, '4 cells in this line, but 2 columns'],
    ['an unclosed quote', 'email,attended\na@b.fr,yes\n\n"b@b.fr,no\nc@b.fr,no\n', 4, 'never closes'],
    ['a NUL', 'email,attended\na@b.fr,yes\n\0@b.fr,no\n', 3, 'NUL character'],
    ['a million columns', `email,attended,${'x,'.repeat(1_000_000)}\na@b.fr,yes`, 1, 'longer than 20000'],
    ['a million cells', `email,attended\na@b.fr,yes,${'x,'.repeat(1_000_000)}\n`, 2, 'longer than 20000'],
    ['two addresses in a cell', 'email,attended\n"a@b.fr,c@d.fr",yes\n', 2, 'it contains ,'],
    ['a line break in an address', 'email,attended\n"a@b.fr\nBcc: c@d.fr",yes\n', 2, 'control character'],
  ])('with %s says so, and on which line', (_, text, line, message) => {
    expect(read(text).mistakes).toEqual([{ line, message: expect.stringContaining(message) }])
  })

  it('that is a report names the block that cannot be read', () => {
    const noAddress = ZOOM.replace(`${AUDIENCE}\n`, `${AUDIENCE.replace('Email,', 'Site,')}\n`)
    expect(read(noAddress).mistakes).toEqual([
      { line: 12, message: expect.stringContaining('no column here holds the addresses') },
    ])
    const noNames = ZOOM.replace(`${AUDIENCE}\n`, '')
    expect(read(noNames).mistakes).toEqual([
      { line: 12, message: expect.stringContaining('no line above it names the columns of its block') },
    ])
    const strangeLine = ZOOM.replace(cameTwice, `Maybe\n${cameTwice}`)
    expect(read(strangeLine).mistakes).toEqual([
      { line: 14, message: expect.stringContaining('no line above it names the columns of its block') },
    ])
  })

  it('that is a report takes a bad address alone in its line for a mistake, not for a title', () => {
    const file = read('Email,User Name,Attended\nada@,,\nboris@asso.fr,Boris,No\n')
    expect(file.mistakes.map(({ line }) => line)).toEqual([2, 2])
    expect(file.rows).toEqual([{ address: 'boris@asso.fr', attended: false, line: 3 }])
  })

  it('that is a damaged spreadsheet or too large is refused', async () => {
    const damaged = await readAttendanceFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))
    expect(damaged.mistakes[0]!.message).toContain('save it as XLSX or CSV again')
    expect(readAttendance(new Uint8Array(100_000_000)).mistakes[0]!.message).toContain('larger than 20 MB')
  })

  it('of nothing but bad lines stops after a thousand mistakes', () => {
    const { mistakes } = read(`email,attended\n${'x,yes\n'.repeat(5000)}`)
    expect(mistakes).toHaveLength(1001)
    expect(mistakes.at(-1)).toEqual({ line: 1001, message: 'reading stopped here, after 1000 mistakes' })
  })
})

type Shape = { top: string; mark: string; yes: string; no: string; line: (person: Joined) => string[] }
type Joined = { address: string; name: string; said: string }

const shapes: Record<string, Shape> = {
  'Zoom report': {
    top: `${SUMMARY}Attendee Details\n${AUDIENCE}\n`,
    mark: ',',
    yes: 'Yes',
    no: 'No',
    line: ({ address, name, said: s }) => [
      s,
      name,
      name,
      '--',
      address,
      '',
      '',
      'approved',
      '--',
      '--',
      '3',
      '--',
      '',
    ],
  },
  'Livestorm export': {
    top: 'Email,First name,Last name,Attended,Attendance rate\n',
    mark: ',',
    yes: 'true',
    no: 'false',
    line: ({ address, name, said: s }) => [address, name, name, s, '50%'],
  },
  'plain table': {
    top: 'nom;présent;adresse\n',
    mark: ';',
    yes: 'oui',
    no: 'non',
    line: ({ address, name, said: s }) => [name, s, address],
  },
}

describe('any list of people', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '"', '\n', '@', '\t', '-'), maxLength: 8 }),
    fc.constantFrom('User Name', 'Email', 'Attended', 'Attendee Details', 'Yes'),
  )
  const lines = fc.array(fc.record({ who: fc.integer({ min: 0, max: 5 }), attended: fc.boolean(), name }), {
    minLength: 1,
  })
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

  it.each(Object.entries(shapes))('written as a %s is read back', (_, shape) => {
    fc.assert(
      fc.property(lines, (people) => {
        const body = people.map((person) => {
          const words = { address: `p${person.who}@asso.fr`, name: person.name }
          const cells = shape.line({ ...words, said: person.attended ? shape.yes : shape.no })
          return cells.map(quote).join(shape.mark)
        })
        const expected = new Map<string, boolean>()
        for (const { who, attended } of people) {
          const address = `p${who}@asso.fr`
          expected.set(address, attended || expected.get(address) === true)
        }
        const text = `${shape.top}${body.join('\n')}\n`
        expect(read(text)).toMatchObject(clean)
        expect(new Map(read(text).rows.map((row) => [row.address, row.attended]))).toEqual(expected)
      }),
    )
  })

  it('of any bytes gives an answer with real lines', () => {
    const pieces = [
      'email',
      'attended',
      'User Name',
      ';',
      ',',
      '\n',
      '"',
      'a@b.fr',
      'yes',
      'no',
      '\0',
      ' ',
      '--',
    ]
    const text = fc
      .array(fc.constantFrom(...pieces), { maxLength: 40 })
      .map((parts) => utf8(`email;attended\n${parts.join('')}`))
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const file = readAttendance(bytes)
        const count = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/).length
        for (const { line } of [...file.mistakes, ...file.rows]) expect(line >= 1 && line <= count).toBe(true)
        expect(file.rows.length + file.mistakes.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })
})
