import { expect, it } from 'vitest'
import { mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const PRIVACY = /privacy: .*\n/.exec(SCHEDULE)?.[0] ?? ''

it('warns where a programme does not say who answers for the data of its readers', async () => {
  const unnamed = await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, '') })
  expect(unnamed).toEqual([
    'schedules/petit.yaml:3: warning: readers are not told who answers for their data: privacy.controller is missing',
  ])
})

it('takes no controller without a name, an address and a way to write to it', async () => {
  const named = 'privacy: { controller: { name: Petit } }\n'
  const mistakes = await mistakesWith({ 'schedules/petit.yaml': replaced(SCHEDULE, PRIVACY, named) })
  expect(mistakes.join('\n')).toMatch(/address.*contact/s)
})
