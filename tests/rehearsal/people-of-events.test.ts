import { beforeAll, describe, expect, it } from 'vitest'
import { sealEdition } from '../../src/domain/edition.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type Rehearsed, rehearsed } from '../support/rehearsed.ts'

const NAMES = ['ana', 'ben', 'carl', 'dan', 'eve', 'fay', 'guy']
const PEOPLE = `adresse\n${NAMES.map((name) => `${name}@example.org`).join('\n')}\n`

const events = {
  webinaire: {
    kind: 'webinar',
    title: 'Webinaire « Transformer »',
    start: { day: 5, at: '13:00' },
    minutes: 90,
    capacity: 2,
    join: 'https://salle.example/rejoindre',
    replay: 'https://video.example/1',
  },
  cours: {
    kind: 'mooc',
    title: 'MOOC « Modèles »',
    opens: { day: 2 },
    start: { day: 4 },
    end: { day: 30 },
  },
  guide: { kind: 'release', title: 'Guide', dates: { print: { day: 3 }, online: { day: 6, at: '14:00' } } },
}

describe.each(['fr', 'en'] as const)('a rehearsal with the usual reminders, in %s', (language) => {
  let run: Rehearsed
  beforeAll(async () => {
    const edition = courseEdition(7, { schedule: { events, language } })
    run = await rehearsed({ edition, from: '2027-03-01', people: PEOPLE })
  })

  const kinds = (event: string) => {
    const all = run.letters.filter(({ about }) => about?.event === event)
    return Object.fromEntries(
      NAMES.map((name) => [
        name,
        all.filter(({ to }) => to.startsWith(name)).map(({ about }) => about?.kind),
      ]),
    )
  }

  it('has a letter for every audience of a webinar: those who come, wait, go, come late, and the others', () => {
    expect(kinds('webinaire')).toEqual({
      // One more than there are places registers, after somebody who takes it back the day before.
      ana: ['registered', 'day-before', 'hour-before', 'replay'],
      ben: ['waiting', 'registered', 'hour-before', 'replay'],
      carl: ['waiting'],
      // Nobody is invited while others wait for a place.
      dan: ['waiting'],
      eve: ['replay'],
      fay: ['registered', 'day-before', 'unregistered'],
      guy: [],
    })
  })

  it('has one for those who follow the mooc, and others for the others', () => {
    const { ana, guy } = kinds('cours')
    expect(ana).toEqual(['opens', 'start-invite', 'last-call'])
    expect(guy).toEqual(['opens', 'first-day', 'week-before-end'])
  })

  it('brings everybody each lesson once, and keeps every promise', () => {
    expect(run.lessons).toHaveLength(7 * NAMES.length)
    expect(run.report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
    expect(run.report.audit).toMatchObject({ expected: 49, submitted: 49 })
  })
})

it('lists letters that could not be kept apart from a lesson of another hour, and breaks nothing by that', async () => {
  const { webinaire } = events
  const edition = courseEdition(5, { schedule: { events: { webinaire } } })
  // The webinar is at 13:00 in Paris; this reader's lesson leaves half an hour before it.
  const people = 'adresse;heure\nana@example.org;12:30\n'
  const { report } = await rehearsed({ edition, from: '2027-03-01', people })
  expect(report.audit.closeTogether).toEqual([
    expect.stringMatching(/jour-05.* it comes 30 minutes after .*hour-before/),
  ])
  expect(report.audit.invariants.filter(({ holds }) => !holds)).toEqual([])
})

it('holds a reminder in the programme’s own words against the truth, and takes its prose for prose', async () => {
  const own = (sentence: string) => `---
subject: "{{ event.title }}"
preheader: À bientôt.
title: À bientôt
---

Aujourd’hui, beaucoup d’associations cherchent un modèle. ${sentence}
`
  const broken = async (sentence: string) => {
    const { programme, files } = courseEdition(5, { schedule: { events: { webinaire: events.webinaire } } })
    const edition = sealEdition(programme, { ...files, 'reminders/webinaire.day-before.md': own(sentence) })
    const { report } = await rehearsed({ edition, from: '2027-03-01', people: 'adresse\nana@example.org\n' })
    return report.audit.invariants
      .filter(({ holds }) => !holds)
      .map(({ id, broken: lines }) => [id, lines[0]])
  }
  expect(await broken('Rendez-vous {{ event.start | relative_day }} à {{ event.start | time }}.')).toEqual([])
  expect(await broken('Rendez-vous vendredi 12 mars à 13 h.')).toEqual([
    ['E1', expect.stringContaining('“Rendez-vous vendredi 12 mars à 13 h”, which is not true of webinaire')],
  ])
})
