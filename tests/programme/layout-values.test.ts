import { describe, expect, it } from 'vitest'
import { FILES, LAYOUT, mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const withLayout = (line: string) => ({
  'templates/petit/layout.mjml': replaced(LAYOUT, '<mj-text>[[ title ]]</mj-text>', line),
})
const NO_PROGRAMME = replaced(
  SCHEDULE,
  '  programme: { title: Programme, url: "https://asso.fr/programme" }\n',
  '',
)
const TO_PROGRAMME = '<mj-text><a href="[[ programme.url ]]">Tout</a></mj-text>'

describe('a layout that uses a value which is not there', () => {
  it('is told once, at its own line, which link the schedule lacks', async () => {
    const told = await mistakesWith({ ...withLayout(TO_PROGRAMME), 'schedules/petit.yaml': NO_PROGRAMME })
    expect(told).toEqual([
      'templates/petit/layout.mjml:4: no value “programme.url”: the schedule has no link “programme”, expected it under links, or [% if programme.url %]…[% endif %] around what uses it',
    ])
  })

  it('may ask whether it is there', async () => {
    const asks = `[% if programme.url %]${TO_PROGRAMME}[% endif %]`
    expect(await mistakesWith({ ...withLayout(asks), 'schedules/petit.yaml': NO_PROGRAMME })).toEqual([])
    expect(await mistakesWith(withLayout(asks))).toEqual([])
  })

  it.each([
    ['<mj-text>[[ tittle ]]</mj-text>', 'no value “tittle”: expected “title”?'],
    ['<mj-text>[[ programme.ulr ]]</mj-text>', 'no value “programme.ulr”: expected “programme.url”?'],
    ['<mj-text>[[ postal ]]</mj-text>', 'no value “postal”: expected “sender.postal”?'],
    ['<mj-text color="[[ section.dark ]]">x</mj-text>', 'no value “section.dark”'],
    [
      '<mj-text>{{ links.programe }}</mj-text>',
      'no placeholder “links.programe”: expected “links.programme”?',
    ],
    ['<mj-text>{{ first_name }}</mj-text>', 'no placeholder “first_name”: expected “subscriber.first_name”?'],
  ])('is told the name at its line: %s', async (line, message) => {
    const told = await mistakesWith(withLayout(line))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(`templates/petit/layout.mjml:4: ${message}`)
  })

  it('has none with what it needs', async () => {
    expect(await mistakesWith({ ...FILES, ...withLayout(TO_PROGRAMME) })).toEqual([])
  })
})
