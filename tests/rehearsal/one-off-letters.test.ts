import { describe, expect, it } from 'vitest'
import { readPlannedLetter } from '../../src/rehearsal/planned-letter.ts'
import { courseEdition } from '../support/course-edition.ts'
import { rehearsed } from '../support/rehearsed.ts'

const DAYS = 12
const edition = courseEdition(DAYS, {
  schedule: {
    hours: ['07:30', '12:00', '20:00'],
    events: {
      webinaire: {
        kind: 'webinar',
        title: 'Webinaire',
        start: { day: 12, at: '13:00' },
        minutes: 90,
        join: 'https://visio.example/1',
      },
    },
  },
})

/** In four zones; some with an hour of their own. */
const PEOPLE = `adresse;fuseau;heure
ana@example.org;;
luc@example.org;;12:00
maya@example.org;Indian/Reunion;
tom@example.org;America/Toronto;20:00
moana@example.org;Pacific/Tahiti;
`

const SORRY = {
  subject: 'Pardon',
  preheader: 'Le bon lien.',
  body: '[Le guide]({{ links.guide }}), et le webinaire {{ events.webinaire.start | relative_day }}.',
}

const letter = (words: string) => readPlannedLetter(words, edition.programme, () => SORRY)

describe('a cohort to which a one-off letter is sent on day 10', () => {
  it('keeps every promise, and each reader gets it once', async () => {
    const { report, letters } = await rehearsed({
      edition,
      from: '2027-03-01',
      people: PEOPLE,
      changes: ['10 cohort move 1'],
      letters: [letter('10 got:10 sorry.md'), letter('10 got:9 sorry.md')],
    })
    expect(report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
    expect(report.audit.submitted).toBe(5 * DAYS)
    const oneOffs = letters.filter(({ letter: name }) => name.startsWith('one-off.'))
    expect(oneOffs.map(({ letter: name, to }) => `${name} ${to}`).toSorted()).toEqual(
      ['one-off.1', 'one-off.2'].flatMap((name) =>
        ['ana', 'luc', 'maya', 'moana', 'tom'].map((person) => `${name} ${person}@example.org`),
      ),
    )
  })

  it('is told what its letter is, or what was expected', () => {
    expect(letter('10 missed:9 sorry.md')).toEqual({
      day: 10,
      words: '10 missed:9 sorry.md',
      readers: { who: 'missed', lesson: 'jour-09' },
      letter: SORRY,
    })
    expect(() => letter('0 everybody sorry.md')).toThrow("'0' is no day of the course")
    expect(() => letter('10 all sorry.md')).toThrow("'all' names no readers")
    expect(() => letter('10 everybody')).toThrow('it names no file')
  })
})
