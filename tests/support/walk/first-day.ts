import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import { register } from '../../../src/actions/events/register.ts'
import { NAME } from './before-day-one.ts'
import { GUESTS, readerAt } from './lists.ts'
import type { Walk } from './walk.ts'

/** Whom the relay refuses: the address has a slip of the pen in it. */
export const BOUNCES = readerAt(7)
export const CORRECTED = 'anais@asso.example'
const LESSON_1 = 'L’équilibre de la maison'

/** The first letter leaves to everybody; Today and the page of the cohort say so. */
export async function firstLetters({ ana, site, people, language }: Walk): Promise<void> {
  const { say } = ana
  await ana.follow(say('o.today.title'))
  await ana.looks('today-scheduled')
  await site.playUntil('2027-03-08T07:00:00Z')
  const taken = people + GUESTS - 1
  expect(await sentTo(site, { subject: LESSON_1 })).toHaveLength(taken)
  const number = new RegExp(`\\b${taken.toLocaleString(language)}\\b`)
  await ana.follow(say('o.today.title'))
  await ana.sees(number)
  await ana.looks('today-first-day')
  await ana.follow(NAME)
  await ana.sees(number)
  await ana.looks('cohort-first-day')
}

/** Finds who bounced, corrects the address, and sends the lesson there. */
export async function mendBounce({ ana, site }: Walk): Promise<void> {
  const { say, page } = ana
  await ana.follow(say('o.today.title'))
  await ana.follow(say('o.today.whoBounced'))
  await ana.sees(/550 5\.1\.1/)
  await ana.looks('bounces')
  await ana.follow(BOUNCES)
  await ana.looks('bounced-person')
  await ana.follow(say('o.person.address'))
  await ana.type(say('o.person.address.new'), CORRECTED)
  await ana.type(say('o.person.address.why'), 'au téléphone')
  await ana.looks('address')
  await ana.press(say('o.person.address.correct'))
  await ana.looks('corrected')
  await ana.go(page.getByRole('row').filter({ hasText: LESSON_1 }).getByRole('link').last())
  await ana.looks('resend')
  await ana.press(say('o.person.resend.button'))
  await ana.sees(say('o.person.resent', { address: CORRECTED }))
  await site.playUntil('2027-03-08T07:05:00Z')
  expect(await sentTo(site, { subject: LESSON_1, to: CORRECTED })).toHaveLength(1)
  await page.reload()
  await ana.looks('resent')
}

/** Moves the webinar once its plan was shown; who is registered hears of it. */
export async function moveWebinar({ ana, site }: Walk): Promise<void> {
  const { say, page } = ana
  await register(site.db, { enrolmentId: 3, event: 'webinaire' }, site.clock)
  await ana.follow(say('o.today.title'))
  await ana.follow(NAME)
  await ana.follow(say('o.events.title'))
  const webinar = page.getByRole('region', { name: /^Webinaire/ })
  const start = say('o.events.moment.start')
  await webinar.getByLabel(say('o.events.moveTo', { moment: start })).fill('2027-03-24')
  await webinar.getByText(say('o.events.planTitle')).waitFor()
  await ana.looks('plan')
  await ana.go(webinar.getByRole('button', { name: say('o.events.doMove', { told: 1 }) }))
  await ana.looks('moved')
  await site.playUntil('2027-03-08T07:10:00Z')
  const { subject } = await simpleParser(site.sink.accepted.at(-1)?.bytes ?? Buffer.alloc(0))
  expect([site.sink.accepted.at(-1)?.to, subject]).toEqual([
    readerAt(3),
    expect.stringContaining('Webinaire'),
  ])
}

type Sought = { subject: string; to?: string }

/** The letters that the relay took of a lesson, to everybody or to one. */
async function sentTo({ sink }: Walk['site'], { subject, to }: Sought): Promise<string[]> {
  const encoded = new Set<string>()
  const found: string[] = []
  for (const mail of sink.accepted.filter((each) => to === undefined || each.to === to)) {
    const [line = ''] = /^Subject:.*(\r\n[ \t].*)*/m.exec(mail.bytes.toString('latin1')) ?? []
    if (!encoded.has(line) && (await simpleParser(`${line}\r\n\r\n`)).subject === subject) encoded.add(line)
    if (encoded.has(line)) found.push(mail.to)
  }
  return found
}
