import { expect, it } from 'vitest'
import { shortMoment } from '../../../src/web/organiser/short-moment.ts'

it('an instant in a table reads as dates and hours do in sentences', () => {
  const zone = 'Europe/Paris'
  const at = (instant: string) =>
    (['fr', 'en', 'es'] as const).map((language) =>
      shortMoment(new Date(instant), { zone, language }).replace(/\s/g, ' '),
    )
  expect(at('2027-03-01T06:30:00Z')).toEqual([
    '1er mars 2027, 7 h 30',
    '1 Mar 2027, 7:30',
    '1 mar 2027, 7:30',
  ])
  expect(at('2027-02-15T23:00:00Z')).toEqual([
    '16 févr. 2027, 0 h',
    '16 Feb 2027, 0:00',
    '16 feb 2027, 00:00',
  ])
})
