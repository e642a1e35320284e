import { describe, expect, it } from 'vitest'
import { instantAt, startOfLocalDay } from '../../src/domain/local-time.ts'
import type { LetterMoment } from '../../src/domain/moment-words.ts'
import { readReminderRule, reminderRule, ruleInstant } from '../../src/domain/reminder-rule.ts'

const PARIS = 'Europe/Paris'

describe('a rule of a reminder', () => {
  it.each([
    ['-P1D at 09:00', { by: 'days', days: -1, at: '09:00' }],
    ['+P1D', { by: 'days', days: 1 }],
    ['P1D', { by: 'days', days: 1 }],
    ['P0D at 09:00', { by: 'days', days: 0, at: '09:00' }],
    ['-P0D', { by: 'days', days: 0 }],
    ['-P1W at 18:30', { by: 'days', days: -7, at: '18:30' }],
    ['-PT1H', { by: 'minutes', minutes: -60 }],
    ['-PT1H30M', { by: 'minutes', minutes: -90 }],
    ['PT90M', { by: 'minutes', minutes: 90 }],
    ['-PT0M', { by: 'minutes', minutes: 0 }],
  ])('reads %s', (text, expected) => {
    expect(reminderRule.safeParse(text).success).toBe(true)
    expect(readReminderRule(text)).toEqual(expected)
  })

  it.each([
    ...[
      '',
      '-',
      'P',
      'PT',
      '-P1',
      'P1M',
      'P1Y',
      'P1DT1H',
      'P1W2D',
      '1D',
      '--P1D',
      '- P1D',
      '−P1D',
      'p1d',
      'PT1.5H',
    ],
    ...[
      '-PT1H at 09:00',
      '-P1D at 9:00',
      '-P1D at 24:00',
      '-P1D 09:00',
      '-P1D at 09:00 ',
      '-P1D at 09:00\n',
      'P9999D',
    ],
  ])('is not %j', (text) => {
    const checked = reminderRule.safeParse(text)
    expect(checked.error?.issues[0]?.message).toMatch(/^expected days or weeks such as -P1D at 09:00/)
    expect(() => readReminderRule(text)).toThrow(RangeError)
  })
})

describe('the instant of a rule', () => {
  it.each([
    ['-P1D at 09:00', '2026-06-18T07:00Z'],
    ['-P1D', '2026-06-18T11:00Z'],
    ['-P1W at 18:00', '2026-06-12T16:00Z'],
    ['P0D at 09:00', '2026-06-19T07:00Z'],
    ['+P1D at 09:00', '2026-06-20T07:00Z'],
    ['-PT1H30M', '2026-06-19T09:30Z'],
    ['+PT10M', '2026-06-19T11:10Z'],
  ])('of %s, when it starts at 13:00 in Paris', (rule, expected) => {
    expect(instantOf(rule, timed('2026-06-19', '13:00'))).toEqual(new Date(expected))
  })

  it('counts days on the calendar of the reader, and hours for everyone alike', () => {
    const start = timed('2026-06-19', '13:00')
    expect(instantOf('-P1D at 09:00', start, 'Pacific/Auckland')).toEqual(
      at('2026-06-18', '09:00', 'Pacific/Auckland'),
    )
    const late = timed('2026-06-19', '20:00')
    expect(instantOf('-P1D at 09:00', late, 'Pacific/Auckland')).toEqual(
      at('2026-06-19', '09:00', 'Pacific/Auckland'),
    )
    expect(instantOf('-P1D', start, 'America/Martinique')).toEqual(
      at('2026-06-18', '07:00', 'America/Martinique'),
    )
    expect(instantOf('-PT1H', start, 'America/Martinique')).toEqual(instantOf('-PT1H', start))
  })

  it('takes a whole day as that date of the reader, at nine unless it says otherwise', () => {
    expect(instantOf('-P1D', wholeDay('2026-06-19'))).toEqual(at('2026-06-18', '09:00'))
    const nouméa = 'Pacific/Noumea'
    expect(instantOf('P0D', wholeDay('2026-06-19'), nouméa)).toEqual(at('2026-06-19', '09:00', nouméa))
    expect(instantOf('P0D at 18:00', wholeDay('2026-06-19'))).toEqual(at('2026-06-19', '18:00'))
  })

  it('moves an hour that clocks jump over forward, and takes the first of a doubled one', () => {
    expect(instantOf('-P1D at 02:30', timed('2027-03-29', '13:00'))).toEqual(new Date('2027-03-28T01:30Z'))
    expect(instantOf('-P1D at 02:30', timed('2027-11-01', '13:00'))).toEqual(new Date('2027-10-31T00:30Z'))
  })

  it('keeps the hour of the wall over a change of clocks, where hours of the time line do not', () => {
    const start = timed('2027-03-28', '13:00')
    expect(instantOf('-P1D', start)).toEqual(at('2027-03-27', '13:00'))
    expect(instantOf('-PT24H', start)).toEqual(at('2027-03-27', '12:00'))
  })
})

function instantOf(rule: string, moment: LetterMoment, zone = PARIS): Date {
  return ruleInstant(readReminderRule(rule), moment, zone)
}

function at(date: string, time: string, zone = PARIS): Date {
  return instantAt(date, time, zone)
}

function timed(date: string, time: string): LetterMoment {
  return { at: at(date, time), wholeDay: false, date }
}

function wholeDay(date: string): LetterMoment {
  return { at: startOfLocalDay(date, PARIS), wholeDay: true, date }
}
