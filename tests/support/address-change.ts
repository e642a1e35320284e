import { type ParsedMail, simpleParser } from 'mailparser'
import { makeToken } from '../../src/domain/tokens.ts'
import { play } from '../../src/rehearsal/play.ts'
import { confirmRouter } from '../../src/web/reader/join/confirm-router.ts'
import { addressRouter } from '../../src/web/reader/me/address-router.ts'
import { meRouter } from '../../src/web/reader/me/me-router.ts'
import { openCourse } from './course.ts'
import { courseEdition } from './course-edition.ts'
import type { TestDatabase } from './database.ts'
import { IMPORTED } from './imported.ts'
import { hiddenFields, readerPages } from './reader-pages.ts'
import type { SmtpSink } from './smtp-sink.ts'

export const OLD = 'ana@example.org'
export const NEW = 'zoe@example.net'
export const ME = `/me/${makeToken(IMPORTED.keys, 'me', 1)}`
/** The page of the same reader once their address was changed so many times. */
export const meAfter = (changes: number) => `/me/${makeToken(IMPORTED.keys, 'me', 1, changes)}`

/** A reader after two of five lessons, with the pages and the mail that a change of address goes through. */
export async function openAddressChange({ db }: TestDatabase, sink: SmtpSink) {
  const course = await openCourse({
    db,
    edition: courseEdition(5),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [OLD],
    connections: 1,
    slug: 'mars',
  })
  const playUntil = async (instant: string) => {
    await play({ ...course.deliverer, clock: course.clock }, { until: new Date(instant) })
    course.clock.set(new Date(instant))
  }
  await playUntil('2027-03-02T12:00:00Z')
  const pages = readerPages({ db, clock: course.clock }, (app, parts) => {
    app.route('/me', meRouter(parts))
    app.route('/address', addressRouter(parts))
    app.route('/confirm', confirmRouter(parts))
  })
  const formOf = async (path: string, name: string) => {
    const { text } = await pages.get(path)
    const [form = ''] = text.slice(text.indexOf(`action="${path}/${name}`)).split('</form>')
    return hiddenFields(form)
  }
  /** Asks for another address on "my course", and returns the page that it leads to. */
  const ask = async (address: string, me = ME) => {
    const answer = await pages.post(`${me}/address`, { ...(await formOf(me, 'address')), address }, null)
    return { ...answer, location: answer.headers.get('location') }
  }
  /** Mails to an address since the course began, oldest first. */
  const mailsTo = async (address: string): Promise<ParsedMail[]> =>
    Promise.all(
      sink.accepted.filter(({ to }) => to.includes(address)).map(({ bytes }) => simpleParser(bytes)),
    )
  /** The path of the page that the last letter to an address leads to; its letter leaves first. */
  const linkAt = async (address: string): Promise<string> => {
    await course.run()
    const text = (await mailsTo(address)).at(-1)?.text ?? ''
    return /https:\/\/cours\.example(\/address\/[\w-]+)/.exec(text)?.[1] ?? ''
  }
  return { db, ...course, course, pages, ask, mailsTo, linkAt, playUntil }
}

export type AddressChangeStage = Awaited<ReturnType<typeof openAddressChange>>
