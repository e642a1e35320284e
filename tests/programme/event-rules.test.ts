import { describe, expect, it } from 'vitest'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { toFillIn } from '../../src/programme/to-fill-in.ts'
import { FILES, mistakesWith, replaced, SCHEDULE, writeProject } from './small-programme.ts'

const at = (line: number, text: string) => `schedules/petit.yaml:${line}: ${text}`

/** The mistakes of the small programme, where the webinar and the session have more lines, each from line 21 or 27 on. */
async function mistakesOf(more: {
  webinar?: string
  session?: string
  schedule?: string
}): Promise<string[]> {
  return mistakesWith({ 'schedules/petit.yaml': scheduleWith(more) })
}

function scheduleWith({ webinar = '', session = '', schedule = SCHEDULE }): string {
  const withWebinar = replaced(schedule, '    link: mooc\n', `    link: mooc\n${indented(webinar)}`)
  return replaced(withWebinar, '    end: { day: 20 }\n', `    end: { day: 20 }\n${indented(session)}`)
}

function indented(lines: string): string {
  return lines === '' ? '' : lines.replace(/^/gm, '    ').concat('\n')
}

const RELEASE = `  guide:
    kind: release
    title: Guide
    dates: { print: { day: 1 }, online: { day: 2, at: "08:00" } }
    reminders:
`

describe('events with all that they may have', () => {
  it('have no mistake', async () => {
    const webinar = [
      'join: https://visio.asso.fr/w',
      'host: Zoé',
      'capacity: 100',
      'replay: https://video.asso.fr/w',
      'reminders:',
      '  - { name: day-before, when: -P1D at 09:00, to: registered, meets_lesson: fold }',
      '  - { name: hour-before, when: -PT1H }',
      '  - { name: thanks, when: P0D at 18:00, of: end, to: attended }',
      '  - { name: missed, when: +P1D at 09:00, to: absent }',
    ].join('\n')
    const session = [
      'milestones:',
      '  - { title: Module 2, at: { day: 8 } }',
      '  - { title: Fin, at: { date: 2020-01-01 } }',
      'reminders:',
      '  - { name: second, when: -P1D, of: milestone_2 }',
    ].join('\n')
    const schedule = replaced(SCHEDULE, 'at: "07:30"', 'at: "07:30"\nletters_apart: 30')
    const written = scheduleWith({ webinar, session, schedule })
    expect(await mistakesWith({ 'schedules/petit.yaml': written })).toEqual([])
    const loaded = await loadProgramme(
      await writeProject({ ...FILES, 'schedules/petit.yaml': written }),
      'petit',
    )
    expect(loaded.ok && loaded.edition.programme).toMatchObject({
      letters_apart: 30,
      events: {
        webinaire: {
          capacity: 100,
          reminders: [{ meets_lesson: 'fold' }, { to: 'everyone', meets_lesson: 'wait' }, {}, {}],
        },
        session: { milestones: [{ title: 'Module 2' }, { title: 'Fin' }] },
      },
    })
  })
})

describe('a webinar', () => {
  it.each([
    ['join', 'http://visio.asso.fr/w'],
    ['replay', 'visio.asso.fr/w'],
    ['join', 'javascript:alert(1)'],
    ['replay', 'https://['],
  ])('with a %s at %s is refused', async (key, url) => {
    expect(await mistakesOf({ webinar: `${key}: "${url}"` })).toEqual([
      at(21, `'${key}' is '${url}', expected an address that starts with https://`),
    ])
  })

  it('with a placeholder to join has it to fill in', async () => {
    expect(await mistakesOf({ webinar: 'join: https://example.org/w' })).toEqual([
      at(
        21,
        "warning: 'join' of 'webinaire' is still to fill in: 'https://example.org/w' only stands in for it",
      ),
    ])
  })

  it('has its title to fill in where that is a stand-in, which keeps a cohort from being made', async () => {
    const schedule = replaced(SCHEDULE, 'title: Webinaire', 'title: "[Son titre]"')
    expect(await mistakesOf({ schedule })).toEqual([
      at(17, "warning: the title of 'webinaire' is still to fill in: [Son titre]"),
    ])
    const loaded = await loadProgramme(
      await writeProject({ ...FILES, 'schedules/petit.yaml': schedule }),
      'petit',
    )
    expect(loaded.ok && toFillIn(loaded.edition.programme)).toEqual(['events.webinaire.title'])
  })

  it('has a capacity where everyone has the same dates, and not in a rolling course', async () => {
    const schedule = replaced(SCHEDULE, 'at: "07:30"', 'at: "07:30"\nstart: rolling')
    expect(await mistakesOf({ webinar: 'host: Zoé\ncapacity: 20' })).toEqual([])
    expect(await mistakesOf({ webinar: 'host: Zoé\ncapacity: 20', schedule })).toEqual([
      at(
        23,
        "the places of 'webinaire' cannot be counted with 'start: rolling', as readers have other dates, expected no capacity",
      ),
    ])
    expect(await mistakesOf({ webinar: 'host: Zoé', schedule })).toEqual([])
  })

  it('for nobody is refused', async () => {
    expect(await mistakesOf({ webinar: 'capacity: 0' })).toEqual([
      at(21, "'capacity' is 0, expected a number from 1 up"),
    ])
  })
})

describe('a milestone', () => {
  const before = '  - { title: Avant, at: { day: 1 } }'
  it('has its place between the start and the end', async () => {
    const schedule = replaced(SCHEDULE, 'start: { day: 1 }', 'start: { day: 2 }')
    const session = `milestones:\n${before}\n  - { title: Après, at: { day: 21 } }\n  - { title: Dernier, at: { day: 20 } }`
    expect(await mistakesOf({ session, schedule })).toEqual([
      at(28, "'milestone_1' comes before 'session' starts, expected a moment after its start"),
      at(29, "'milestone_2' comes after 'session' ends, expected a moment before its end"),
    ])
  })

  it('years away is refused', async () => {
    const schedule = replaced(SCHEDULE, 'end: { day: 20 }', 'end: { date: 2030-01-01 }')
    const written = schedule.replace(
      'end: { date: 2030-01-01 }\n',
      (end) => `${end}    milestones: [{ title: Loin, at: { day: 4000 } }]\n`,
    )
    expect(await mistakesWith({ 'schedules/petit.yaml': written })).toEqual([
      at(27, 'day 4000 is more than ten years away, expected a day up to 3660'),
    ])
  })

  it('on a day that a weekly course reaches in more than ten years is refused', async () => {
    const weekly = replaced(SCHEDULE, 'sections:', 'calendar: { days: [monday] }\nsections:')
    const schedule = replaced(weekly, 'end: { day: 20 }', 'end: { day: 523 }')
    expect(await mistakesWith({ 'schedules/petit.yaml': schedule })).toEqual([
      at(27, 'day 523 is more than ten years away, expected a day up to 522'),
    ])
  })
})

describe('a reminder', () => {
  it.each([
    [
      'with a rule that cannot be read',
      '{ name: soon, when: a day before }',
      "'when' is 'a day before', expected days or weeks such as -P1D at 09:00 or +P1W, or hours and minutes such as -PT1H or -PT1H30M, without an hour after them",
    ],
    [
      'for an audience that is none',
      '{ name: soon, when: -P1D, to: registred }',
      "'to' is 'registred' (did you mean 'registered'?), expected one of: everyone, registered, not-registered, attended, absent",
    ],
    [
      'of a moment that the event has not',
      '{ name: soon, when: -P1D, of: strat }',
      "'webinaire' has no moment 'strat' (did you mean 'start'?), expected one of: start, end",
    ],
    [
      'that would leave when the webinar has begun',
      '{ name: now, when: P0D at 13:00 }',
      "'now' would never leave: 'start' of 'webinaire' has come by then, expected an earlier hour",
    ],
    [
      'to those who were there, before it ends',
      '{ name: thanks, when: +PT1H, to: attended }',
      "'thanks' would leave before the end of 'webinaire', when nobody is 'attended' yet, expected a time after its end, such as +P1D at 09:00",
    ],
    [
      'to those who were not, the morning of that day',
      '{ name: missed, when: P0D at 09:00, of: end, to: absent }',
      "'missed' would leave before the end of 'webinaire', when nobody is 'absent' yet, expected a time after its end, such as +P1D at 09:00",
    ],
  ])('%s says so, and on which line', async (_, reminder, expected) => {
    expect(await mistakesOf({ webinar: `reminders:\n  - ${reminder}` })).toEqual([at(22, expected)])
  })

  it.each(['change', '7', '0012'])('cannot be named %s, as letters of the service are', async (name) => {
    expect(await mistakesOf({ webinar: `reminders:\n  - { name: "${name}", when: -P1D }` })).toEqual([
      at(
        22,
        `'name' is '${name}', expected a name such as day-before: 'change' and digits alone name other letters`,
      ),
    ])
  })

  it.each(['changed', 'exchange', 'change-of-room', '7-days', 'day-7'])('may be named %s', async (name) => {
    expect(await mistakesOf({ webinar: `reminders:\n  - { name: ${name}, when: -P1D }` })).toEqual([])
  })

  it('of a release is named after its date, which is not named change', async () => {
    const guide = (more: string) =>
      replaced(
        SCHEDULE,
        'lessons:\n',
        `  guide:\n    kind: release\n    title: Guide\n    dates: { print: { day: 1 }, change: { day: 2 } }\n${more}lessons:\n`,
      )
    expect(await mistakesWith({ 'schedules/petit.yaml': guide('') })).toEqual([
      at(
        30,
        "the usual reminder of 'guide' would be named 'change', as other letters are, expected another name for that date",
      ),
    ])
    expect(await mistakesWith({ 'schedules/petit.yaml': guide('    reminders: []\n') })).toEqual([])
  })

  it.each(['everyone', 'registered', 'attended', 'absent'])(
    'of a public webinar to %s is a letter of its own: guests get no lesson',
    async (to) => {
      const rule = (meets: string) =>
        `reminders:\n  - name: thanks\n    when: +P1D at 08:00\n    of: end\n    to: ${to}\n    meets_lesson: ${meets}`
      const [open, closed] = ['public: true\n', 'public: false\n']
      expect(await mistakesOf({ webinar: open + rule('fold') })).toEqual([
        at(
          27,
          "'thanks' would be a part of a lesson, and who registers for 'webinaire' without the course gets none, expected meets_lesson: wait",
        ),
      ])
      expect(await mistakesOf({ webinar: open + rule('wait') })).toEqual([])
      expect(await mistakesOf({ webinar: closed + rule('fold') })).toEqual([])
    },
  )

  it('of a public webinar to everyone is one where its audience is left out, too', async () => {
    const webinar = 'public: true\nreminders:\n  - { name: soon, when: -P1D, meets_lesson: fold }'
    expect(await mistakesOf({ webinar })).toHaveLength(1)
  })

  it('of a public webinar to those who have not registered may be a part of a lesson', async () => {
    const webinar =
      'public: true\nreminders:\n  - { name: soon, when: -P1D, to: not-registered, meets_lesson: fold }'
    expect(await mistakesOf({ webinar })).toEqual([])
  })

  it('cannot have the name of another', async () => {
    const webinar = 'reminders:\n  - { name: soon, when: -P1D }\n  - { name: soon, when: -PT1H }'
    expect(await mistakesOf({ webinar })).toEqual([
      at(23, "the reminder 'soon' of 'webinaire' is there twice: also on line 22"),
    ])
  })

  it('counts no hours from a whole day', async () => {
    const session = 'reminders:\n  - { name: soon, when: -PT1H }'
    expect(await mistakesOf({ session })).toEqual([
      at(
        28,
        "'-PT1H' counts hours, and 'start' of 'session' is a whole day, expected days, such as -P1D at 09:00, or an hour for 'start'",
      ),
    ])
  })

  it('to those who were there needs a webinar', async () => {
    const session = 'reminders:\n  - { name: bye, when: +P1D, of: end, to: attended }'
    expect(await mistakesOf({ session })).toEqual([
      at(
        28,
        "'attended' is known of webinars only, and 'session' is none, expected everyone, registered or not-registered",
      ),
    ])
  })

  it('of a release may say that it is out, on the day itself', async () => {
    const guide = (reminder: string) =>
      replaced(SCHEDULE, 'lessons:\n', `${RELEASE}      - ${reminder}\nlessons:\n`)
    const out = guide('{ name: out, when: P0D at 09:00, of: online }')
    expect(await mistakesWith({ 'schedules/petit.yaml': out })).toEqual([])
    const paper = guide('{ name: out, when: P0D at 09:00, of: paper }')
    expect(await mistakesWith({ 'schedules/petit.yaml': paper })).toEqual([
      at(32, "'guide' has no moment 'paper', expected one of: print, online"),
    ])
  })

  it('with a mistake does not hide the others', async () => {
    const webinar = 'reminders:\n  - { name: A, when: soon }\n  - { name: b, when: -P1D, of: opens }'
    expect((await mistakesOf({ webinar })).map((mistake) => mistake.slice(0, 40))).toEqual([
      at(22, "'name' is 'A', expected").slice(0, 40),
      at(22, "'when' is 'soon', expected").slice(0, 40),
      at(23, "'webinaire' has no moment").slice(0, 40),
    ])
  })
})
