import { text } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import { fullDate } from '../../../src/documents/date-words.ts'
import { BAD_LINES, excelCsv, GUESTS, membersWorkbook, readerAt } from './lists.ts'
import type { Walk } from './walk.ts'

export const NAME = 'Printemps 2027'
const DAY_ONE = '2027-03-08'
const LAST_DAY = '2027-03-28'

/** Signs in by the printed link and finds out whether mail leaves. */
export async function signIn({ ana, site }: Walk): Promise<void> {
  const { say } = ana
  await ana.page.goto(await site.firstLink())
  await ana.looks('first-link')
  await ana.type(say('signIn.first.name'), 'Ana Peyre')
  await ana.type(say('signIn.address'), 'ana@asso.example')
  await ana.press(say('signIn.first.button'))
  await ana.looks('today-new')
  await ana.press(say('o.today.test'))
  await ana.sees(say('o.today.tested', { address: 'ana@asso.example' }))
  expect(site.sink.accepted.map(({ to }) => to)).toEqual(['ana@asso.example'])
}

/** Makes a cohort of the real programme and sees its calendar follow day one. */
export async function createCohort({ ana, language }: Walk): Promise<void> {
  const { say } = ana
  await ana.follow(say('o.today.step.cohortWay'))
  await ana.type(say('o.draft.name'), NAME)
  await ana.type(say('o.draft.dayOne'), DAY_ONE)
  await ana.sees(new RegExp(fullDate(LAST_DAY, language)))
  await ana.looks('new-cohort')
  await ana.press(say('o.draft.keep'))
  await ana.sees(say('o.draft.keptTold'))
  await ana.looks('draft-kept')
}

export async function importWorkbook({ ana, people }: Walk): Promise<void> {
  const { say } = ana
  await ana.follow(say('o.today.title'))
  await ana.follow(say('o.today.step.peopleWay'))
  await ana.looks('import')
  await ana.choose(say('o.import.file'), membersWorkbook(people))
  await ana.looks('workbook-seen')
  await enrol({ ana, people, basis: 'Bulletin d’adhésion 2027' })
  await ana.looks('workbook-imported')
}

/** What Excel saves in France; what is wrong in it is told line by line, and taken home to be corrected. */
export async function importCsv({ ana, language }: Walk): Promise<void> {
  const { page, say } = ana
  await ana.follow(say('o.import.another'))
  await ana.choose(say('o.import.file'), excelCsv())
  await ana.sees(say('o.import.format.csv', { encoding: 'Windows-1252', separator: 'semicolon' }))
  for (const [count, of] of Object.entries({ fresh: GUESTS, left: 2, bad: BAD_LINES.length }))
    await ana.sees(new RegExp(`^${of} ${say(`o.import.count.${count as 'fresh'}`, { n: of })}`))
  await ana.looks('csv-seen')
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: say('o.import.bad.take') }).click()
  const lines = (await text(await (await coming).createReadStream())).trim().split('\n')
  expect(lines).toHaveLength(1 + BAD_LINES.length)
  // A spreadsheet opens a file with the separator of its language.
  const separator = language === 'en' ? ',' : ';'
  for (const [index, line] of BAD_LINES.entries())
    expect(lines[index + 1]).toContain(line.replaceAll(';', separator))
  await enrol({ ana, people: GUESTS, basis: 'Inscription à la fête de mars' })
  await ana.looks('csv-imported')
}

type Enrolling = Pick<Walk, 'ana' | 'people'> & { basis: string }

async function enrol({ ana, people, basis }: Enrolling): Promise<void> {
  await ana.type(ana.say('o.import.basis'), basis)
  await ana.press(ana.say('o.import.start', { people }))
  await ana.sees(ana.say('o.import.done', { enrolled: people }))
}

/** Reads letter 9 as one of the people, and gets it as a test. */
export async function tryLetter({ ana, site }: Walk): Promise<void> {
  const { say, page } = ana
  await ana.follow(say('o.today.title'))
  await ana.follow(say('o.today.step.letterWay'))
  await ana.looks('draft-letters')
  await ana.follow('Les richesses humaines')
  await ana.unfold(say('o.letter.chooseTitle'))
  await ana.type(say('o.letter.chooseLabel'), readerAt(3))
  await ana.press(say('o.letter.choose'))
  await ana.sees(new RegExp(`François \\(${readerAt(3)}\\)`))
  await page.frameLocator('iframe').getByText('Les richesses humaines').first().waitFor()
  await ana.looks('letter-9')
  await ana.follow(say('o.letters.test'))
  await ana.looks('test')
  await ana.press(say('o.test.button'))
  await ana.sees(/ana@asso\.example/)
  const { subject, to } = await simpleParser(site.sink.accepted.at(-1)?.bytes ?? Buffer.alloc(0))
  expect([subject, to && 'text' in to && to.text]).toEqual([
    '[Essai] Les richesses humaines',
    'ana@asso.example',
  ])
}

/** The last of the next steps. */
export async function schedule({ ana }: Walk): Promise<void> {
  const { say } = ana
  await ana.follow(say('o.today.title'))
  await ana.looks('today-tested')
  await ana.follow(say('o.cohort.schedule'))
  await ana.press(say('o.draft.schedule'))
  await ana.sees(say('form.errors', { count: 1 }))
  await ana.looks('schedule-refused')
  await ana.page.getByLabel(say('o.draft.trial')).check()
  await ana.press(say('o.draft.schedule'))
  await ana.sees(say('o.draft.scheduledTold', { cohort: NAME }))
  await ana.looks('scheduled')
}
