import { expect, it } from 'vitest'
import { programmeSchema } from '../../src/domain/programme.ts'
import { toFillIn } from '../../src/programme/to-fill-in.ts'
import { readYaml } from '../../src/programme/yaml-source.ts'
import { mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const PRIVACY = /privacy: .*\n/.exec(SCHEDULE)?.[0] ?? ''

it('warns where a programme does not say who answers for the data of its readers', async () => {
  const unnamed = await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, '') })
  expect(unnamed).toEqual([
    'schedules/petit.yaml:1: warning: readers are not told who answers for their data: privacy.controller is missing, expected privacy: { controller: { name: Association, address: "3 rue Pasteur, 75015 Paris", contact: donnees@association.fr } }',
  ])
})

it('takes no controller without a name, an address and a way to write to it', async () => {
  const named = 'privacy: { controller: { name: Petit } }\n'
  const mistakes = await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, named) })
  expect(mistakes.join('\n')).toMatch(/address.*contact/s)
})

it('is satisfied with what it says to write', async () => {
  const unnamed = await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, '') })
  const [, shown = ''] = /expected (.*)$/.exec(unnamed[0] ?? '') ?? []
  expect(await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, `${shown}\n`) })).toEqual(
    [],
  )
})

it('takes a controller that is a stand-in for one that is still to fill in', async () => {
  const standIn =
    'privacy: { controller: { name: Petit, address: "[Its address]", contact: "[Where it answers]" } }\n'
  const schedule = replaced(SCHEDULE, PRIVACY, standIn)
  expect(await mistakesWith({ 'schedules/petit.yaml': schedule })).toEqual([
    'schedules/petit.yaml:30: warning: who answers for the data of readers is still to fill in, under privacy.controller: address, contact',
  ])
  const programme = programmeSchema.parse(readYaml(schedule, { file: 'x', firstLine: 1 }).value)
  expect(toFillIn(programme)).toEqual(['privacy.controller'])
})
