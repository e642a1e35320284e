import { describe, expect, it } from 'vitest'
import { LESSON, mistakesWith, replaced, SCHEDULE } from './small-programme.ts'

const mistakesOf = (schedule: string) => mistakesWith({ 'schedules/petit.yaml': schedule })
const changed = (piece: string, by: string) => mistakesOf(replaced(SCHEDULE, piece, by))
const at = (line: number, text: string) => `schedules/petit.yaml:${line}: ${text}`
const keys =
  'programme, title, language, sender, about, privacy, zone, at, hours, calendar, start, late_joiners, unknown, letters_apart, look, lesson_words, sections, links, events, lessons'

describe('a schedule', () => {
  it('without a mistake has none', async () => {
    expect(await mistakesOf(SCHEDULE)).toEqual([])
  })

  it('may use anchors and comments', async () => {
    const anchored = replaced(SCHEDULE, 'opens: { day: 1 }', 'opens: &first { day: 1 } # ouverture')
    expect(await mistakesOf(replaced(anchored, 'start: { day: 1 }', 'start: *first'))).toEqual([])
  })

  it.each([
    [
      'a key that nobody knows',
      'at: "07:30"',
      'hour: "07:30"',
      [
        at(1, "the key 'at' is missing, expected the wall-clock time at which a lesson leaves"),
        at(8, `unknown key 'hour' (did you mean 'at'?), expected one of: ${keys}`),
      ],
    ],
    [
      'hours to choose from without the usual one',
      'at: "07:30"',
      'at: "07:30"\nhours: ["12:30", "18:00"]',
      [at(9, "'hours' does not have '07:30', the hour of 'at'")],
    ],
    [
      'half of what the course is',
      'at: "07:30"',
      'at: "07:30"\nabout: { what: Un cours, for_whom: Tous, minutes: 0 }',
      [
        at(9, "'minutes' is 0, expected a number from 1 up"),
        at(9, "the key 'by' is missing, expected who made it"),
      ],
    ],
    [
      'the same hour to choose twice',
      'at: "07:30"',
      'at: "07:30"\nhours: ["07:30", "18:00", "18:00"]',
      [at(9, "'hours' is a list, expected each hour once")],
    ],
    [
      'an hour to choose that is none',
      'at: "07:30"',
      'at: "07:30"\nhours: ["07:30", "25:00"]',
      [at(9, "item 2 of 'hours' is '25:00', expected an hour between 00:00 and 23:59, such as 07:30")],
    ],
    [
      'a mistyped key in a group',
      'colour:',
      'color:',
      [
        at(10, "the key 'colour' is missing, expected text"),
        at(10, "unknown key 'color' (did you mean 'colour'?), expected one of: label, colour"),
      ],
    ],
    [
      'a key twice',
      'title: Petit cycle',
      'title: Petit cycle\ntitle: Autre',
      [at(3, "the key 'title' is there twice")],
    ],
    [
      'an hour past midnight',
      '"07:30"',
      '"25:00"',
      [at(8, "'at' is '25:00', expected an hour between 00:00 and 23:59, such as 07:30")],
    ],
    [
      'a number for an hour',
      '"07:30"',
      '730',
      [at(8, "'at' is 730, expected the wall-clock time at which a lesson leaves")],
    ],
    [
      'a number for a text',
      'title: Petit cycle',
      'title: 2026',
      [at(2, "'title' is 2026, expected text: put it between quotes")],
    ],
    ['an empty key', 'title: Petit cycle', 'title:', [at(2, "'title' is empty, expected text")]],
    [
      'an unknown zone',
      'Europe/Paris',
      'Europe/Pari',
      [at(7, "'zone' is 'Europe/Pari', expected an IANA time zone such as Europe/Paris")],
    ],
    [
      'a mistyped choice',
      'at: "07:30"',
      'at: "07:30"\nstart: rollin',
      [at(9, "'start' is 'rollin' (did you mean 'rolling'?), expected one of: fixed, rolling")],
    ],
    [
      'a mistyped kind of event',
      'kind: webinar',
      'kind: webinaire',
      [at(16, "'kind' is 'webinaire' (did you mean 'webinar'?), expected one of: webinar, mooc, release")],
    ],
    [
      'an event without a kind',
      'kind: webinar',
      '# kind',
      [at(15, "the key 'kind' is missing, expected one of: webinar, mooc, release")],
    ],
    [
      'a mistyped key in a moment',
      'start: { day: 2, at: "13:00" }',
      'start: { date: 2026-01-01, hour: "13:00" }',
      [at(18, "unknown key 'hour' (did you mean 'at'?), expected one of: day, at, date")],
    ],
    [
      'an event before day one',
      '{ day: 20 }',
      '{ day: 0 }',
      [at(26, "'day' is 0, expected a number from 1 up")],
    ],
    [
      'an event ages away',
      '{ day: 20 }',
      '{ day: 1000000000 }',
      [at(26, 'day 1000000000 is more than ten years away, expected a day up to 3660')],
    ],
    [
      'a date that does not exist',
      'end: { day: 20 }',
      'end: { date: 2026-02-30 }',
      [at(26, "'date' is '2026-02-30', expected a date such as 2026-12-25")],
    ],
    [
      'a mooc that ends before it starts',
      'start: { day: 1 }',
      'start: { day: 21 }',
      [at(26, "'session' ends before it starts, expected an end after line 25")],
    ],
    [
      'an event with an unknown link',
      'link: mooc',
      'link: moc',
      [at(20, "no link 'moc' under links (did you mean 'mooc'?), expected one of: programme, mooc")],
    ],
    [
      'a link that is not https',
      'https://asso.fr/mooc',
      'http://asso.fr/mooc',
      [at(13, "the address of 'mooc' is 'http://asso.fr/mooc', expected one that starts with https://")],
    ],
    [
      'a link that runs',
      'https://asso.fr/mooc',
      'javascript:alert(1)',
      [at(13, "the address of 'mooc' is 'javascript:alert(1)', expected one that starts with https://")],
    ],
    [
      'a placeholder for a link',
      'https://asso.fr/mooc',
      'https://www.example.org/mooc',
      [
        at(
          13,
          "warning: the address of 'mooc' is still to fill in: 'https://www.example.org/mooc' only stands in for it",
        ),
      ],
    ],
    [
      'an empty link',
      'https://asso.fr/mooc',
      '',
      [at(13, "warning: the address of 'mooc' is still to fill in")],
    ],
    [
      'a placeholder for the sender',
      'cycle@asso.fr',
      'cycle@petit.example',
      [at(5, "warning: the sender's address 'cycle@petit.example' is still to fill in")],
    ],
    [
      'a day twice',
      '{ day: 2, letter: deux }',
      '{ day: 1, letter: deux }',
      [at(29, 'day 1 is there twice: also on line 28')],
    ],
    [
      'a letter twice',
      '{ day: 2, letter: deux }',
      '{ day: 2, letter: deux }\n  - { day: 3, letter: un }',
      [at(30, "the letter 'un' is used twice: also on line 28")],
    ],
    [
      'days missing',
      '{ day: 2, letter: deux }',
      '{ day: 6, letter: deux }',
      [at(29, 'days 2 to 5 are missing, expected every day from 1 on')],
    ],
    [
      'no day one',
      '{ day: 1, letter: un }',
      '{ day: 3, letter: un }',
      [at(29, 'day 1 is missing, expected every day from 1 on')],
    ],
    [
      'a day ages away',
      '{ day: 2, letter: deux }',
      '{ day: 1000000000, letter: deux }',
      [at(29, 'days 2 to 999999999 are missing, expected every day from 1 on')],
    ],
    [
      'a letter without a file',
      'letter: deux }',
      'letter: deux }\n  - { day: 3, letter: trois }',
      [at(30, "the letter 'trois' has no file, expected templates/petit/lessons/trois.md")],
    ],
    [
      'a day that is no number',
      '{ day: 1, letter: un }',
      '{ day: lundi, letter: un }',
      [at(28, "'day' is 'lundi', expected a whole number")],
    ],
    [
      'a letter that is a path',
      'letter: deux',
      'letter: ../../../etc/passwd',
      [
        at(
          29,
          "'letter' is '../../../etc/passwd', expected lower-case letters, digits and hyphens, such as 21-jours",
        ),
      ],
    ],
    [
      'another name than its file',
      'programme: petit',
      'programme: grand',
      [at(1, "'programme' is 'grand', expected 'petit', as the file is named")],
    ],
    [
      'a name that letters cannot use',
      'mooc: {',
      'Mooc-1: {',
      [
        at(
          13,
          "the name 'Mooc-1' cannot be used, expected lower-case letters, digits and underscores, starting with a letter",
        ),
        at(20, "no link 'mooc' under links, expected one of: programme, Mooc-1"),
      ],
    ],
    [
      'an alias to nothing',
      'opens: { day: 1 }',
      'opens: *first',
      [at(24, "nothing above is named '&first'")],
    ],
  ] as const)('with %s says so, and on which line', async (_, piece, by, expected) => {
    const found = await changed(piece, by)
    expect(found.filter((mistake) => mistake.startsWith('schedules/'))).toEqual(expected)
  })

  it.each([
    [
      'YAML that cannot be read',
      'title: [1\nzone: x',
      /^schedules\/petit\.yaml:2: this YAML cannot be read: /,
    ],
    ['a tab', 'title: x\nsender:\n\tname: x', /^schedules\/petit\.yaml:3: this YAML cannot be read: /],
    [
      'only text',
      'bonjour',
      /^schedules\/petit\.yaml:1: the content is 'bonjour', expected keys, such as title: …/,
    ],
    ['nothing', '', /^schedules\/petit\.yaml:1: the content is empty/],
    ['a list', '- a', /^schedules\/petit\.yaml:1: the content is a list/],
    [
      'more than 256 kB',
      '#'.repeat(256_001),
      /^schedules\/petit\.yaml:1: the file has 256001 bytes, and 256 kB is the most/,
    ],
    ['aliases that multiply', bomb(), /^schedules\/petit\.yaml:1: too many aliases/],
    ['brackets without end', '['.repeat(10_000), /^schedules\/petit\.yaml:1: this YAML cannot be read/],
  ])('of %s is refused in words', async (_, text, expected) => {
    expect((await mistakesOf(text))[0]).toMatch(expected)
  })

  it('tells all its mistakes at once, those of its letters too', async () => {
    const schedule = [
      ['title: Petit cycle', 'title: Petit cycle\ntitle: Autre'],
      ['at: "07:30"', 'hour: "07:30"'],
      ['Europe/Paris', 'Paris'],
      ['cycle@asso.fr', 'Petit <cycle@asso.fr>'],
      ['"#0b6e4f"', 'vert'],
      ['{ day: 2, letter: deux }', '{ day: 4, letter: deux }\n  - { day: 4, letter: quatre }'],
      ['link: mooc', 'link: mok'],
    ].reduce((text, [piece = '', by = '']) => replaced(text, piece, by), SCHEDULE)
    const found = await mistakesWith({
      'schedules/petit.yaml': schedule,
      'templates/petit/lessons/un.md': '---\ntitle: À demain\n---\n{{ nothing }}\n',
    })
    expect(found.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([
      ...[1, 3, 6, 6, 8, 9, 11, 21, 30, 31, 31].map((line) => `schedules/petit.yaml:${line}`),
      ...[2, 2, 2, 2, 2, 2, 4, 4].map((line) => `templates/petit/lessons/un.md:${line}`),
    ])
  })

  it('with broken links blames no placeholder for them', async () => {
    const found = await mistakesWith({
      'schedules/petit.yaml': replaced(SCHEDULE, 'title: MOOC,', 'titre: MOOC,'),
      'templates/petit/lessons/un.md': replaced(LESSON, '## Une partie', '{{ links.mooc }}'),
    })
    expect(found).toEqual([
      at(13, "the key 'title' is missing, expected text"),
      at(13, "unknown key 'titre' (did you mean 'title'?), expected one of: title, url"),
    ])
  })
})

function bomb(): string {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)
  return ['a0: &a0 [x]', ...lines].join('\n')
}
