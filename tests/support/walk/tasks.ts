import { expect } from 'vitest'
import { excelCsv, GUESTS } from './lists.ts'
import type { Walker } from './walker.ts'

/** What people are told that they can do with so few clicks, from Today. */
export type Task = { name: string; most: number; go(ana: Walker, of: Stage): Promise<void> }

/** A cohort of the real programme whose lesson 7 has left, to nobody at `bounced`. */
export type Stage = { cohort: string; reader: string; bounced: string }

const LESSON_7 = 'La carte des modèles'

/** In the order in which one cohort can go through all of them. */
export const TASKS: readonly Task[] = [
  {
    name: 'See whether somebody got lesson 7',
    most: 2,
    async go(ana, { reader }) {
      await openPerson(ana, reader)
      await lesson7(ana).getByText(ana.say('o.people.outcome.submitted')).waitFor()
    },
  },
  {
    name: 'See who bounced',
    most: 2,
    async go(ana, { bounced }) {
      await ana.follow(ana.say('o.decisions.tab.bounces'))
      await ana.sees(bounced)
    },
  },
  {
    name: 'Get a test letter',
    most: 2,
    async go(ana) {
      await ana.follow(ana.say('o.letters.test'))
      await ana.press(ana.say('o.test.button'))
      await ana.sees(/ana@asso\.example/)
    },
  },
  {
    name: 'Import a list',
    most: 4,
    async go(ana, { cohort }) {
      await ana.follow(cohort)
      await ana.follow(ana.say('o.import.title'))
      await ana.choose(ana.say('o.import.file'), excelCsv())
      await ana.sees(ana.say('o.import.landing'))
      await ana.type(ana.say('o.import.basis'), 'Inscription à la fête de mars')
      await ana.press(ana.say('o.import.start', { people: GUESTS }))
      await ana.sees(ana.say('o.import.done', { enrolled: GUESTS }))
    },
  },
  {
    name: 'Copy a cohort for the next month',
    most: 2,
    async go(ana, { cohort }) {
      await ana.follow(ana.say('o.cohorts.title'))
      await ana.press(ana.say('o.cohorts.copyOf', { cohort }))
      const dayOne = ana.page.getByLabel(ana.say('o.draft.dayOne'), { exact: true })
      expect(await dayOne.inputValue()).toBe('2027-04-05')
    },
  },
  {
    name: 'Move an event and tell people',
    most: 3,
    async go(ana, { cohort }) {
      await ana.follow(cohort)
      await ana.follow(ana.say('o.events.title'))
      const webinar = ana.page.getByRole('region', { name: /^Webinaire/ })
      const moment = ana.say('o.events.moment.start')
      await webinar.getByLabel(ana.say('o.events.moveTo', { moment })).fill('2027-03-17')
      await ana.sees(ana.say('o.events.planTitle'))
      await ana.go(webinar.getByRole('button', { name: ana.say('o.events.doMove', { told: 1 }) }))
      await ana.sees(/Webinaire/)
    },
  },
  {
    name: 'Send a lesson to one person again',
    most: 3,
    async go(ana, { reader }) {
      await openPerson(ana, reader)
      await ana.go(lesson7(ana).getByRole('link').last())
      await ana.press(ana.say('o.person.resend.button'))
      await ana.sees(ana.say('o.person.resent', { address: reader }))
    },
  },
  {
    name: 'Correct an address',
    most: 3,
    async go(ana, { bounced }) {
      await openPerson(ana, bounced)
      await ana.follow(ana.say('o.person.address'))
      await ana.type(ana.say('o.person.address.new'), 'corrected@asso.example')
      await ana.type(ana.say('o.person.address.why'), 'au téléphone')
      await ana.press(ana.say('o.person.address.correct'))
      await ana.sees(ana.say('o.person.address.corrected', { address: 'corrected@asso.example' }))
    },
  },
  {
    name: 'Pause a cohort',
    most: 2,
    async go(ana, { cohort }) {
      await ana.follow(ana.say('o.cohort.pause'))
      await ana.sees(ana.say('o.pause.until'))
      await ana.press(ana.say('o.pause.button'))
      await ana.sees(ana.say('o.pause.done', { cohort }))
    },
  },
]

async function openPerson(ana: Walker, address: string): Promise<void> {
  await ana.enter(ana.say('o.people.search'), address)
  await ana.go(ana.page.locator('main').getByRole('row', { name: address }).getByRole('link').first())
}

function lesson7(ana: Walker) {
  return ana.page.getByRole('row').filter({ hasText: LESSON_7 })
}
