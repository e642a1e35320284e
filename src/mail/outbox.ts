import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaughtMail } from './catcher.ts'
import { type MailFacts, mailFacts } from './mail-facts.ts'
import { ID, idsIn, instantOf, openShelf, stampOf, unlessGone } from './outbox-shelf.ts'
import { writePrivately } from './private-files.ts'

/** A kept mail as a list shows it. */
export type OutboxMail = MailFacts & {
  /** Safe in a file name and in a URL. */
  id: string
  at: Date
  /** The size of the whole mail, in bytes. */
  size: number
}

export type OutboxLetter = { mail: OutboxMail; html: string | undefined; text: string; source: Buffer }

export type Outbox = {
  /** Stores the exact bytes. `at` is the instant to file the mail under. */
  keep(mail: CaughtMail, at: Date): Promise<void>
  /** Newest first; `page` counts from 1. Reads the headers of that page only. */
  list(asked: { page: number; size: number }): Promise<{ total: number; mails: OutboxMail[] }>
  /** Undefined when no mail has this id. Any string is safe to pass. */
  read(id: string): Promise<OutboxLetter | undefined>
}

/**
 * A folder with the mails that the built-in catcher took, one `.eml` file each, created with the first mail. Beyond
 * `most` mails the oldest are deleted. Any number of processes may read it, and one at a time may write.
 */
export function openOutbox(directory: string, most = 5_000): Outbox {
  const pathOf = (id: string) => join(directory, `${id}.eml`)
  const shelf = openShelf(directory)

  return {
    async keep({ bytes }, at) {
      const known = await shelf()
      const id = `${stampOf(at)}-${String(++known.last).padStart(8, '0')}`
      const unfinished = join(directory, `${id}.tmp`)
      await writePrivately(unfinished, bytes)
      await rename(unfinished, pathOf(id))
      known.ids.push(id)
      for (const old of oldest(known.ids, most)) await rm(pathOf(old), { force: true })
    },

    async list({ page, size }) {
      const ids = (await idsIn(directory)).reverse()
      const asked = ids.slice((page - 1) * size, page * size)
      const mails = await Promise.all(asked.map((id) => unlessGone(readHead(pathOf(id), id))))
      return { total: ids.length, mails: mails.filter((mail) => mail !== undefined) }
    },

    async read(id) {
      if (!ID.test(id)) return undefined
      const source = await unlessGone(readFile(pathOf(id)))
      return source && readLetter(id, source)
    },
  }
}

/** Removes the ids beyond `most` from `ids`, oldest first, and returns them. */
function oldest(ids: string[], most: number): string[] {
  return ids.length <= most ? [] : ids.sort().splice(0, ids.length - most)
}

/** Enough for the headers of any letter. A longer head is read up to here. */
const HEAD_BYTES = 16_384

async function readHead(path: string, id: string): Promise<OutboxMail> {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return { id, at: instantOf(id), size, ...(await mailFacts(buffer.subarray(0, bytesRead))) }
  } finally {
    await file.close()
  }
}

async function readLetter(id: string, source: Buffer): Promise<OutboxLetter> {
  const { simpleParser } = await import('mailparser') // loaded with the first mail that is looked at
  const { html, text } = await simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true })
  const mail = { id, at: instantOf(id), size: source.length, ...(await mailFacts(source)) }
  return { mail, html: html || undefined, text: text ?? '', source }
}
