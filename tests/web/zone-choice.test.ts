import { expect, it } from 'vitest'
import { zoneChoice } from '../../src/web/zone-choice.ts'

const WORDS = { language: 'fr', label: 'Votre fuseau', message: undefined } as const

async function optionsOf(zones: { home: string; zone: string }): Promise<string> {
  return String(await zoneChoice({ ...WORDS, ...zones }))
}

it('is a list in groups, with the zone that is chosen', async () => {
  const text = await optionsOf({ home: 'Europe/Paris', zone: 'Indian/Reunion' })
  expect(text).toMatch(
    /<select id="zone" name="zone" required>\s*<optgroup label="France">\s*<option value="Europe\/Paris">Paris</,
  )
  expect(text.match(/ selected>[^<]*/g)).toEqual([' selected>La Réunion'])
})

it('still has the zones of its reader and of the cohort where it does not list them, above the groups', async () => {
  const text = await optionsOf({ home: 'Pacific/Chatham', zone: 'America/Argentina/Ushuaia' })
  expect(text.slice(0, text.indexOf('<optgroup'))).toMatch(
    /<option value="America\/Argentina\/Ushuaia" selected>Ushuaia<\/option>\s*<option value="Pacific\/Chatham">Chatham</,
  )
})

it('gives back what was typed and is no zone, as text', async () => {
  for (const typed of ['Mars/Olympus', 'constructor', '<b>'])
    expect(await optionsOf({ home: 'Europe/Paris', zone: typed })).toContain(
      ` selected>${typed.replace('<', '&lt;').replace('>', '&gt;')}</option>`,
    )
})
