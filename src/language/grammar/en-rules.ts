import type { TimeRule } from '../time-grammar.ts'

export const ENGLISH_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const ANY_WEEKDAY = `(?:${ENGLISH_WEEKDAYS.join('|')})`

/** `every Thursday`, `a Thursday`: any week, so true for everybody. */
const NOT_EVERY_WEEK = '(?<!\\b(?:every|each|an?|one|the|of) )'
/** `on Mondays` is no match by itself; `on Monday mornings` and `every week on Monday` are told apart here. */
const NOT_MORNINGS = '(?! (?:mornings|afternoons|evenings|nights)\\b)'
const NOT_WEEKLY = '(?<!\\b(?:every|each) (?:other )?(?:week|month|fortnight) )'
/** `from Monday to Friday` */
const NOT_A_RANGE = `(?<!from ${ANY_WEEKDAY} (?:to|until|till|through) )`
const NOT_TO_A_DAY = `(?! (?:to|until|till|through|and) ${ANY_WEEKDAY})`
/** `the last week of the course` is no week of the calendar. */
const NOT_OF_SOMETHING = '(?<!\\b(?:the|its|our|your|their|his|her|my) )'

/** A story has years, a course has none: they are a time after such words alone. */
const ANNOUNCES =
  '(?<=\\b(?:starts?|begins?|opens?|ends?|closes?|returns?|comes? (?:back|out)|takes? place|see you|meet)(?: again)? )'

/** The ways in which English says a time; where two find the same words, the longer ones count. */
export const ENGLISH_RULES: readonly TimeRule[] = [
  {
    name: 'date',
    pattern:
      '(?:<shortWeekday>,? (?:the )?)?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of|,)? <month>(?:,? <year>)?',
    means: 'date',
    examples: ['3 March', 'Thursday 12 March', '3rd of April 2031', 'Fri, 3 Oct'],
  },
  {
    name: 'date, month first',
    pattern: '(?:<shortWeekday>,? )?<month> (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)(?:,? <year>)?',
    means: 'date',
    examples: ['March 3rd', 'Friday, October 2nd', 'Sept. 21st, 2031'],
  },
  {
    // `In March 3 people came` has no date.
    name: 'date, month first, bare',
    pattern: '(?<!\\b(?:in|during) )(?:<shortWeekday>,? )?<month> (?<day>\\d{1,2})(?:,? <year>)?',
    means: 'date',
    examples: ['March 3', 'Oct 12', 'May 3, 2031'],
  },
  {
    name: 'date in words',
    pattern: '<ordinal> of <month>(?:,? <year>)?',
    means: 'date',
    examples: ['third of March', 'first of May 2031'],
  },
  {
    name: 'near day',
    pattern: '<near>(?: (?:<dayParts>))?',
    means: 'near',
    examples: ['day after tomorrow', 'this evening', 'tonight', 'yesterday evening', 'last night'],
  },
  {
    name: 'counted days ahead',
    pattern: '(?<ahead>in) <counts> <dayUnit>(?:’ time)?|<count> <dayUnit> (?<ahead>from (?:now|today))',
    means: 'counted',
    examples: ['in three days', 'in two weeks', 'a week from now', '5 days from today', 'in twelve days'],
  },
  {
    name: 'counted months ahead',
    pattern:
      '(?<ahead>in) <counts> (?<monthUnit>months)(?:’ time)?|<count> (?<monthUnit>months?) (?<ahead>from (?:now|today))',
    means: 'months',
    examples: ['in two months', 'a month from now', 'in six months’ time'],
  },
  {
    name: 'counted months ago',
    pattern: '<count> (?<monthUnit>months?) ago',
    means: 'months',
    doubtful: true,
    examples: ['three months ago', 'a month ago'],
  },
  {
    name: 'counted years',
    pattern: `${ANNOUNCES}(?:(?<ahead>in) <count> (?<monthUnit>years?)(?:’ time|’s time)?|<count> (?<monthUnit>years?) (?<ahead>from (?:now|today)))`,
    means: 'months',
    examples: ['in a year', 'in two years', 'a year from now'],
  },
  {
    name: 'next year',
    pattern: `${ANNOUNCES}<nearYear>`,
    means: 'year',
    examples: ['next year'],
  },
  {
    name: 'counted days ago',
    pattern: '<count> <dayUnit> ago',
    means: 'counted',
    examples: ['three days ago', 'a week ago', 'a fortnight ago'],
  },
  {
    name: 'counted hours ahead',
    pattern: '(?<=\\b(?:starts?|begins?|opens?|ends?|closes?|see you|meet) )(?<ahead>in) <count> <clockUnit>',
    means: 'countdown',
    doubtful: true,
    examples: ['in 2 hours', 'in an hour'],
  },
  {
    name: 'counted hours ago',
    pattern: '<count> <clockUnit> ago',
    means: 'countdown',
    doubtful: true,
    examples: ['2 hours ago'],
  },
  {
    name: 'coming weekday',
    pattern: `${NOT_OF_SOMETHING}(?:next|this coming|coming) <weekday>(?: (?:<dayParts>))?`,
    means: 'weekday',
    when: 'next',
    examples: ['next Monday', 'this coming Tuesday'],
  },
  {
    name: 'last weekday',
    pattern: `${NOT_OF_SOMETHING}last <weekday>(?: (?:<dayParts>))?`,
    means: 'weekday',
    when: 'last',
    examples: ['last Monday'],
  },
  {
    name: 'this weekday',
    pattern: `this <weekday>(?: (?:<dayParts>))?${NOT_MORNINGS}`,
    means: 'weekday',
    when: 'near',
    examples: ['this Tuesday', 'this Monday evening'],
  },
  {
    name: 'on a weekday',
    pattern: `${NOT_WEEKLY}on <weekday>(?: (?:<dayParts>))?${NOT_MORNINGS}${NOT_TO_A_DAY}`,
    means: 'weekday',
    when: 'near',
    examples: ['on Monday', 'on Tuesday evening'],
  },
  {
    name: 'part of a weekday',
    pattern: `${NOT_EVERY_WEEK}<weekday> (?:<dayParts>)`,
    means: 'weekday',
    when: 'near',
    examples: ['Monday morning', 'Tuesday evening'],
  },
  {
    name: 'weekday with an hour',
    pattern: `${NOT_EVERY_WEEK}<shortWeekday>`,
    means: 'weekday',
    when: 'near',
    needsHour: true,
    examples: ['Friday at 6 pm', 'Monday, 18:00', 'Tue at 9:30 a.m.', 'Wednesday at noon'],
  },
  {
    name: 'hour before a weekday',
    pattern: `(?:(?:at|from) )?(?<lead><clock>),? (?:on |this )?${NOT_EVERY_WEEK}<weekday>`,
    means: 'weekday',
    when: 'near',
    examples: ['6 pm Monday', 'at 18:00 on Friday'],
  },
  {
    name: 'weekday to meet on',
    pattern: `(?<=(?<![\\p{L}-])(?:see you|until|till|by|before|since|from|starting) )${NOT_A_RANGE}<weekday>${NOT_MORNINGS}${NOT_TO_A_DAY}`,
    means: 'weekday',
    when: 'near',
    examples: ['Monday'],
  },
  {
    name: 'week or month',
    pattern: `${NOT_OF_SOMETHING}<span>`,
    means: 'span',
    examples: [
      'next week',
      'last month',
      'this weekend',
      'next weekend',
      'week after next',
      'month after next',
    ],
  },
  {
    name: 'in a week',
    pattern: '(?<ahead>in) (?<count>an?|one) (?<dayUnit>week|fortnight)(?:’s time)?',
    means: 'counted',
    doubtful: true,
    examples: ['in a week', 'in a fortnight', 'in a week’s time'],
  },
  {
    name: 'in a month',
    pattern: '(?<ahead>in) (?<count>an?|one) (?<monthUnit>month)(?:’s time)?',
    means: 'months',
    doubtful: true,
    examples: ['in a month', 'in one month', 'in a month’s time'],
  },
  {
    name: 'hour alone',
    pattern: `(?<!${ANY_WEEKDAY}s? )(?:(?:at|from|by|until|before|after) (?!noon|midnight)(?<hour><clock>)(?: (?:<zone>))?|(?<hour><clock>) (?:<zone>))`,
    means: 'hour',
    doubtful: true,
    examples: ['at 18:00', 'from 9 am', '6 p.m. CET', 'at six o’clock'],
  },
]
