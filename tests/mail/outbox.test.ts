import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutbox } from '../../src/mail/outbox.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'outbox-'))
})

afterEach(() => rm(directory, { recursive: true, force: true }))

const NOON = new Date('2019-09-05T12:00:00.000Z')

function mailOf(subject: string): { from: string; to: string[]; bytes: Buffer } {
  const head = `From: Cycle <cycle@example.org>\r\nTo: ana@example.org\r\nSubject: ${subject}\r\n`
  const feedback = 'Feedback-ID: jour-14:automne-2019:abcdef:feuilleton\r\n'
  return {
    from: 'r@example.org',
    to: ['ana@example.org'],
    bytes: Buffer.from(`${head}${feedback}\r\nBonjour Ana\r\n`),
  }
}

async function subjects(outbox: ReturnType<typeof openOutbox>, page = 1, size = 10): Promise<string[]> {
  return (await outbox.list({ page, size })).mails.map(({ subject }) => subject)
}

describe('keeping', () => {
  it('lets no other user of the machine read a letter, even in a folder that others could look into', async () => {
    await chmod(directory, 0o755)
    await openOutbox(directory).keep(mailOf('Jour 1'), NOON)
    const [file = ''] = await readdir(directory)
    const modes = [await stat(directory), await stat(join(directory, file))].map(({ mode }) => mode & 0o777)
    expect(modes).toEqual([0o700, 0o600])
  })

  it('gives the exact bytes back, with what the headers say', async () => {
    const outbox = openOutbox(directory)
    const mail = mailOf('Les nouvelles alliances')
    await outbox.keep(mail, NOON)
    const { id, ...facts } = (await outbox.list({ page: 1, size: 10 })).mails[0]!
    expect(facts).toEqual({
      at: NOON,
      size: mail.bytes.length,
      subject: 'Les nouvelles alliances',
      from: 'Cycle <cycle@example.org>',
      to: 'ana@example.org',
      letter: 'jour-14',
    })
    const read = await outbox.read(id)
    expect(read?.source.equals(mail.bytes)).toBe(true)
    expect(read?.text).toContain('Bonjour Ana')
    expect(read?.html).toBeUndefined()
  })

  it('gives the HTML and the text of a letter that has both, and decodes its subject', async () => {
    const outbox = openOutbox(directory)
    const letter = { subject: 'Été : « alliances »', to: 'ana@example.org', html: '<p>é</p>', text: 'é\n' }
    const bytes = await new MailComposer(letter).compile().build()
    await outbox.keep({ from: '', to: [], bytes }, NOON)
    const { id, subject } = (await outbox.list({ page: 1, size: 1 })).mails[0]!
    expect(subject).toBe('Été : « alliances »')
    expect(await outbox.read(id)).toMatchObject({ html: '<p>é</p>', text: 'é\n' })
  })

  it('loses none of those that come in the same millisecond', async () => {
    const outbox = openOutbox(directory)
    await Promise.all(Array.from({ length: 30 }, (_, index) => outbox.keep(mailOf(`n${index}`), NOON)))
    expect((await outbox.list({ page: 1, size: 100 })).total).toBe(30)
    expect(await subjects(outbox, 1, 100)).toEqual(Array.from({ length: 30 }, (_, index) => `n${29 - index}`))
  })

  it('goes on after a restart without overwriting, even at the same instant', async () => {
    await openOutbox(directory).keep(mailOf('before'), NOON)
    const outbox = openOutbox(directory)
    await outbox.keep(mailOf('after'), NOON)
    expect(await subjects(outbox)).toEqual(['after', 'before'])
  })

  it('keeps the newest only', async () => {
    const outbox = openOutbox(directory, 3)
    for (let second = 0; second < 5; second++) {
      await outbox.keep(mailOf(`n${second}`), new Date(NOON.getTime() + second * 1000))
    }
    expect(await subjects(outbox)).toEqual(['n4', 'n3', 'n2'])
    await openOutbox(directory, 3).keep(mailOf('n5'), new Date(NOON.getTime() + 5000))
    expect(await subjects(outbox)).toEqual(['n5', 'n4', 'n3'])
    expect(await readdir(directory)).toHaveLength(3)
  })

  it('does not list what a crash left unfinished, and clears it away at the next start', async () => {
    await writeFile(join(directory, '20190905T120000000Z-00000001.tmp'), 'half')
    const outbox = openOutbox(directory)
    expect((await outbox.list({ page: 1, size: 10 })).total).toBe(0)
    await outbox.keep(mailOf('whole'), NOON)
    expect(await readdir(directory)).toEqual(['20190905T120000000Z-00000001.eml'])
  })
})

describe('listing', () => {
  it('is empty before the first mail', async () => {
    expect(await openOutbox(join(directory, 'not-there')).list({ page: 1, size: 10 })).toEqual({
      total: 0,
      mails: [],
    })
  })

  it('is newest first, page by page', async () => {
    const outbox = openOutbox(directory)
    for (let minute = 0; minute < 5; minute++) {
      await outbox.keep(mailOf(`n${minute}`), new Date(NOON.getTime() + minute * 60_000))
    }
    expect(await subjects(outbox, 1, 2)).toEqual(['n4', 'n3'])
    expect(await subjects(outbox, 3, 2)).toEqual(['n0'])
    expect(await subjects(outbox, 4, 2)).toEqual([])
  })

  it('leaves files of others alone', async () => {
    await writeFile(join(directory, 'notes.eml'), 'Subject: mine\r\n\r\n')
    const outbox = openOutbox(directory, 1)
    await outbox.keep(mailOf('a'), NOON)
    await outbox.keep(mailOf('b'), NOON)
    expect(await subjects(outbox)).toEqual(['b'])
    expect(await readdir(directory)).toContain('notes.eml')
  })
})

describe('reading', () => {
  it('knows no mail by an id that is not one of its own', async () => {
    const vault = join(directory, 'outbox')
    await mkdir(vault)
    await writeFile(join(directory, 'secret.eml'), 'Subject: secret\r\n\r\n')
    const outbox = openOutbox(vault)
    for (const id of ['../secret', '..%2fsecret', '/etc/passwd', '', '20190905T120000000Z-00000001\n', '.']) {
      expect(await outbox.read(id)).toBeUndefined()
    }
    expect(await outbox.read('20190905T120000000Z-00000001')).toBeUndefined()
  })
})
