import type { TimeGrammar } from '../time-grammar.ts'
import { ENGLISH_RULES, ENGLISH_WEEKDAYS } from './en-rules.ts'

const HOURS = {
  noon: 12,
  midnight: 0,
  ...{
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
}

/** How English says days and hours. `May`, `March` and short names count with a capital alone: they are other words too. */
export const ENGLISH_TIME: TimeGrammar = {
  near: {
    '(?:the )?day before yesterday': -2,
    'last night': -1,
    yesterday: -1,
    today: 0,
    tonight: 0,
    'this (?:morning|afternoon|evening)': 0,
    tomorrow: 1,
    '(?:the )?day after tomorrow': 2,
  },
  dayParts: 'morning|afternoon|evening|night',
  weekdays: ENGLISH_WEEKDAYS,
  shortWeekdays: [
    ...['(?-i:Mon)\\.?', '(?-i:Tues?)\\.?', '(?-i:Weds?)\\.?', '(?-i:Thu(?:rs?)?)\\.?'],
    ...['(?-i:Fri)\\.?', '(?-i:Sat)\\.?', '(?-i:Sun)\\.?'],
  ],
  months: [
    ...[
      'january|(?-i:Jan)\\.?',
      'february|(?-i:Feb)\\.?',
      '(?-i:March|MARCH|Mar)\\.?',
      'april|(?-i:Apr)\\.?',
    ],
    ...['(?-i:May|MAY)', 'june|(?-i:Jun)\\.?', 'july|(?-i:Jul)\\.?', 'august|(?-i:Aug)\\.?'],
    ...[
      'september|(?-i:Sept?)\\.?',
      'october|(?-i:Oct)\\.?',
      'november|(?-i:Nov)\\.?',
      'december|(?-i:Dec)\\.?',
    ],
  ],
  ordinals: {
    ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9 },
    ...{ tenth: 10, eleventh: 11, twelfth: 12, fifteenth: 15, twentieth: 20 },
  },
  counts: {
    ...{ an: 1, a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 },
    ...{ ten: 10, eleven: 11, twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, thirty: 30 },
  },
  dayUnits: { 'days?': 1, 'weeks?': 7, 'fortnights?': 14 },
  clockUnits: { 'hours?': 60, 'minutes?': 1 },
  monthUnits: { 'months?': 'month', 'years?': 'year' },
  spans: {
    '(?:the )?week after next': { unit: 'week', shifts: [2] },
    'next week': { unit: 'week', shifts: [1] },
    'last week': { unit: 'week', shifts: [-1] },
    'next month': { unit: 'month', shifts: [1] },
    'last month': { unit: 'month', shifts: [-1] },
    '(?:the )?month after next': { unit: 'month', shifts: [2] },
    '(?:this|this coming) weekend': { unit: 'weekend', shifts: [0] },
    'next weekend': { unit: 'weekend', shifts: [0, 1] },
    'last weekend': { unit: 'weekend', shifts: [-1, 0] },
  },
  nearYears: { 'next year': 1, 'last year': -1 },
  asWeeks: {},
  likely:
    /\d|day|morrow|night|morning|afternoon|evening|week|fortnight|month|year|hour|minute|january|february|march|april|may|june|july|august|september|october|november|december|clock|Mon|Tue|Wed|Thu|Fri|Sat|Sun/iu,
  hours: HOURS,
  halfDays: { am: 'a\\.?m', pm: 'p\\.?m' },
  leads: 'at|from',
  clock:
    '\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.m\\.|[ap]m(?!\\p{L}))|\\d{1,2}:\\d{2}(?!\\d)|(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o’clock|noon|midnight',
  zone: '(?-i:CES?T|GMT|BST|UTC|E[SD]T|P[SD]T|C[SD]T|WES?T)(?!\\p{L})|\\(?(?-i:\\p{Lu})\\p{L}+ time\\)?',
  beforeHour: ',? (?:at|from|by) |, ',
  beforeEnd: ' to | until |[–-]',
  beforeDay: ',? (?:on )?(?:the )?',
  otherDays: {
    'the day before': -1,
    'the next day': 1,
    'two days before': -2,
    'two days later': 2,
  },
  rules: ENGLISH_RULES,
}
