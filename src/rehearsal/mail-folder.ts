import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaughtMail } from '../mail/catcher.ts'
import { writePrivately } from '../mail/private-files.ts'

/** What the rehearsal's relay took for one delivery. */
export type Accepted = {
  /** The file of the first body, relative to the folder. */
  file: string
  bodies: number
  /** Whether every body had the same bytes. */
  same: boolean
  /** The name in its own header, such as `jour-05` or `webinaire.day-before`. */
  letter: string
}

/** The letters that the rehearsal's relay took, as files numbered in the order in which they left. */
export type MailFolder = {
  readonly accepted: ReadonlyMap<number, Accepted>
  keep(mail: CaughtMail): Promise<void>
}

/** Opens the folder `<directory>/mail/`, which must exist. */
export function mailFolder(directory: string): MailFolder {
  const accepted = new Map<number, Accepted>()
  let taken = 0
  return {
    accepted,
    async keep({ to, bytes }) {
      const { deliveryId, letter } = readHead(bytes)
      const number = String(++taken).padStart(4, '0')
      const file = `mail/${number}-${letter}-${fileWord(to[0] ?? '')}.eml`
      const earlier = accepted.get(deliveryId)
      if (!earlier) accepted.set(deliveryId, { file, bodies: 1, same: true, letter })
      await writePrivately(join(directory, file), bytes)
      if (!earlier) return
      earlier.bodies++
      earlier.same &&= bytes.equals(await readFile(join(directory, earlier.file)))
    },
  }
}

const HEADER_BYTES = 4_096

/** The delivery and the letter that a message names in its own header. */
function readHead(bytes: Buffer): { deliveryId: number; letter: string } {
  const head = bytes.subarray(0, HEADER_BYTES).toString('latin1')
  return {
    deliveryId: Number(/^X-Delivery-Id: (\d+)\r?$/m.exec(head)?.[1]),
    letter: /^Feedback-ID: ([a-z0-9_.-]+):/m.exec(head)?.[1] ?? 'letter',
  }
}

/** An address as part of a file name, on any file system. */
function fileWord(address: string): string {
  return address.replace(/[^A-Za-z0-9@._+-]/g, '_').slice(0, 100)
}
