import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readPeople } from '../../support/read-list.ts'

const FRENCH =
  'Amélie Anaïs Andrée Béatrice Cédric Chloé Clémence Désirée Élise Éloïse Émile Étienne Eugénie Félix François Françoise Frédéric Gaël Gaëlle Geneviève Gérard Hélène Héloïse Inès Irène Jérémie Jérôme Joël Joëlle Léa Léonie Loïc Maël Maëlle Maïté Marlène Mélanie Mélissa Michaël Micheline Noël Noémie Océane Ophélie Raphaël Régine Rémi René Renée Sébastien Solène Stéphane Thaïs Théo Thérèse Valérie Véronique Zoé Aurélien Jean-Noël Marie-Thérèse Gaëtan Timothée Agnès Cœur Benoît Jérôme Angélique Léandre'
const GERMAN =
  'Jürgen Günther Björn Jörg Käthe Köbi Lüder Mäxchen Rüdiger Sören Ursüla Völker Änne Özge Ömer Ünal Grüße Bärbel Dörte Götz Hänsel Kätchen Lörrach Müjde'
const SPANISH =
  'José María Andrés Ángel Begoña Concepción Encarnación Fátima Germán Héctor Inés Íñigo Jesús Joaquín Julián Lucía Martín Mónica Nicolás Óscar Raúl Ramón Rocío Rubén Sebastián Sofía Tomás Verónica Víctor Iñaki Nuño Muñoz Peñarol Niño'
const NAMES = `${FRENCH} ${GERMAN} ${SPANISH}`.split(' ')
const NARROW = { 'Windows-1252': 'win1252', MacRoman: 'macroman', CP850: 'cp850' } as const
const LINE_ENDS = ['\n', '\r\n', '\r']

/** Which bytes a name has in an encoding; undefined where it has a letter that is not there. */
function encode(text: string, table: string): Buffer | undefined {
  const bytes = iconv.encode(text, table)
  return iconv.decode(bytes, table) === text ? bytes : undefined
}

function listOf(names: readonly string[], { end = '\n', heading = 'prénom' } = {}): string {
  const lines = names.map((name, index) => `p${index}@asso.fr;${name}`)
  return [`adresse;${heading}`, ...lines, ''].join(end)
}

const someNames = (least: number) =>
  fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: least, maxLength: 30 })
const end = fc.constantFrom(...LINE_ENDS)

describe('a list', () => {
  it.each(Object.entries(NARROW))('in %s has its names and its headings read', (name, table) => {
    fc.assert(
      fc.property(someNames(1), end, (names, lineEnd) => {
        const bytes = encode(listOf(names, { end: lineEnd }), table)
        if (bytes === undefined) return
        const file = readPeople(bytes)
        expect(file.mistakes).toEqual([])
        expect(file.people.map(({ firstName }) => firstName)).toEqual(names)
        expect(file.encoding).toBe(name)
      }),
      { numRuns: 300 },
    )
  })

  it.each(Object.entries(NARROW))(
    'in %s, whose headings have no accent, is read right or refused',
    (_, table) => {
      fc.assert(
        fc.property(someNames(1), (names) => {
          const bytes = encode(listOf(names, { heading: 'prenom' }), table)
          if (bytes === undefined) return
          const { people, mistakes } = readPeople(bytes)
          if (mistakes.length === 0) expect(people.map(({ firstName }) => firstName)).toEqual(names)
          else
            expect(mistakes).toEqual([
              { line: expect.any(Number), message: expect.stringContaining('UTF-8') },
            ])
          if (names.length >= 6) expect(mistakes).toEqual([])
        }),
        { numRuns: 500 },
      )
    },
  )

  it.each(['utf16le', 'utf-16be'] as const)('in %s is read with and without its mark', (encoding) => {
    fc.assert(
      fc.property(someNames(1), fc.constantFrom('', '\uFEFF'), end, (names, mark, lineEnd) => {
        const bytes = iconv.encode(mark + listOf(names, { end: lineEnd }), encoding)
        const { people, mistakes } = readPeople(bytes)
        expect(mistakes).toEqual([])
        expect(people.map(({ firstName }) => firstName)).toEqual(names)
      }),
    )
  })

  it.each(Object.entries(NARROW))('in UTF-8 that was read as %s and saved again is read', (name, table) => {
    fc.assert(
      fc.property(someNames(1), fc.constantFrom('', '\uFEFF'), (names, mark) => {
        const bytes = Buffer.from(mark + listOf(names))
        const twice =
          table === 'win1252' ? new TextDecoder('windows-1252').decode(bytes) : iconv.decode(bytes, table)
        const { people, mistakes, encoding } = readPeople(Buffer.from(twice))
        expect(mistakes).toEqual([])
        expect(people.map(({ firstName }) => firstName)).toEqual(names)
        expect(encoding).toBe(`UTF-8 saved twice, through ${name}`)
      }),
    )
  })

  it('in UTF-8 is never taken for one that was saved twice', () => {
    fc.assert(
      fc.property(someNames(1), (names) => {
        const { people, encoding } = readPeople(Buffer.from(listOf(names)))
        expect([people.map(({ firstName }) => firstName), encoding]).toEqual([names, 'UTF-8'])
      }),
    )
  })

  it('of which a part is in another encoding is refused, with the line', () => {
    const bytes = Buffer.concat([
      Buffer.from(listOf(['Zoé', 'Noël'])),
      Buffer.from('x@asso.fr;André\n', 'latin1'),
    ])
    expect(readPeople(bytes).mistakes).toEqual([
      { line: 4, message: expect.stringContaining('this line is not UTF-8, and others are') },
    ])
    const twice = Buffer.from('adresse;prénom\na@asso.fr;ZoÃ©\nb@asso.fr;Noël\n')
    expect(readPeople(twice).mistakes).toEqual([{ line: 2, message: expect.stringContaining('saved twice') }])
  })

  it('with one letter that two encodings read as a name is refused, and not guessed', () => {
    const bytes = Buffer.from([...Buffer.from('adresse\na@asso.fr\nb@asso.fr;'), 0xd0, 0x0a])
    expect(readPeople(bytes).people).toEqual([])
  })
})
