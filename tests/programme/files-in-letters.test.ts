import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocalFile } from '../../src/letters/local-file.ts'
import { FILES, LAYOUT, LESSON, mistakesWith, replaced } from './small-programme.ts'

const UN = 'templates/petit/lessons/un.md'
const MJML = 'templates/petit/layout.mjml'
const WHY = /letter carries no file, as filters hold back mail with attachments/
const LINE = LESSON.split('\n').length + 1

const withBody = (text: string) => mistakesWith({ [UN]: `${LESSON}\n${text}\n` })

describe('a file in a lesson', () => {
  it.each([
    ['a link beside it', '[le plan](./plan.pdf)'],
    ['a name alone', '[le plan](plan%20A.docx)'],
    ['a path of Windows', '[le plan](C:/plan.pdf)'],
    ['file:', '[le plan](file:///tmp/plan.pdf)'],
    ['an image within the mail', '![Le plan](cid:plan#560x240)'],
    ['an image beside it', '![Le plan](images/plan.png#560x240)'],
    ['an image written out', `![Le plan](data:image/png;base64,${'A'.repeat(2000)}#560x240)`],
  ])('is refused at its line, with the reason: %s', async (_, text) => {
    const told = await withBody(text)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${UN}:${LINE}: .*${WHY.source}`, 'i'))
    expect(told[0]).toContain(text.startsWith('!') ? 'add it as a picture' : 'link to it there')
  })

  it.each(['attachments', 'attachment', 'pièces_jointes', 'adjuntos'])(
    'is refused as the key %s, and not as one that is mistyped',
    async (key) => {
      const told = await mistakesWith({
        [UN]: replaced(LESSON, 'theme: cadre', `theme: cadre\n${key}: [plan.pdf]`),
      })
      expect(told).toHaveLength(1)
      expect(told[0]).toMatch(new RegExp(`^${UN}:5: '${key}' cannot be used: .*${WHY.source}`))
    },
  )

  it('is refused at its line in raw MJML', async () => {
    const told = await withBody('```mjml Le plan\n<mj-image src="./plan.png" alt="Le plan" />\n```')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${UN}:${LINE + 1}: .*${WHY.source}`, 'i'))
  })
})

describe('a layout', () => {
  it('is told once, at its own line, of a file that it shows', async () => {
    const logo = '<mj-image src="logo.png" alt="Nous" /><mj-text>[[ title ]]</mj-text>'
    const told = await mistakesWith({ [MJML]: replaced(LAYOUT, '<mj-text>[[ title ]]</mj-text>', logo) })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${MJML}:4: the address “logo.png” .*${WHY.source}`, 'i'))
  })

  it('is told once that it has no link to unsubscribe, and its lessons are not', async () => {
    const without = replaced(LAYOUT, '{{ unsubscribe_url }}', 'https://asso.fr')
    expect(await mistakesWith({ ...FILES, [MJML]: without })).toEqual([
      `${MJML}:1: a letter of this layout has no link to unsubscribe, expected one to {{ unsubscribe_url }}`,
    ])
  })
})

it('an address of the web is no file, whatever it ends with', () => {
  const address = fc.tuple(
    fc.webUrl({ validSchemes: ['https', 'http'] }),
    fc.constantFrom('', '/plan.pdf', '.png'),
  )
  fc.assert(
    fc.property(address, ([url, ending]) => !isLocalFile(url + ending)),
    { numRuns: 30 },
  )
  expect(
    ['www.asso.fr/plan.pdf', '//asso.fr/plan.pdf', 'mailto:a@asso.fr', '/aide'].filter(isLocalFile),
  ).toEqual([])
})
