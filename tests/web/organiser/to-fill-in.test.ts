import { expect, it } from 'vitest'
import { warningList } from '../../../src/web/organiser/cohorts/warning-list.ts'
import { words } from '../../support/event-stage.ts'

it('counts what a programme has still to fill in, and names it in words where it is opened', () => {
  const keys = 'links.dix_enseignements, sender.address, sender.postal'
  const list = String(warningList([{ warned: 'to-fill-in', keys }], 'en'))
  expect(words(list).trim()).toBe(
    '3 places are still to be filled in, in the programme the link “dix enseignements” the address of the sender the postal address of the sender',
  )
  expect(list).toMatch(/<details><summary>.*3 places/)
})
