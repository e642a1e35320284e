import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaughtMail } from '../mail/catcher.ts'

/** What the rehearsal's relay took for one delivery. */
export type Accepted = {
  /** The first body, relative to the folder. */
  file: string
  bodies: number
  /** Whether every body had the same bytes. */
  same: boolean
}

/** The letters that the rehearsal's relay took, as files numbered in the order of leaving. */
export type MailFolder = {
  readonly accepted: ReadonlyMap<number, Accepted>
  keep(mail: CaughtMail): Promise<void>
}

/** A folder `<directory>/mail/`, which exists; `letterOf` names the letter of a delivery. */
export function mailFolder(directory: string, letterOf: (deliveryId: number) => string): MailFolder {
  const accepted = new Map<number, Accepted>()
  let taken = 0
  return {
    accepted,
    async keep({ to, bytes }) {
      const deliveryId = deliveryIdOf(bytes)
      const number = String(++taken).padStart(4, '0')
      const file = `mail/${number}-${letterOf(deliveryId)}-${fileWord(to[0] ?? '')}.eml`
      const earlier = accepted.get(deliveryId)
      if (!earlier) accepted.set(deliveryId, { file, bodies: 1, same: true })
      await writeFile(join(directory, file), bytes)
      if (!earlier) return
      earlier.bodies++
      earlier.same &&= bytes.equals(await readFile(join(directory, earlier.file)))
    },
  }
}

const HEADER_BYTES = 4_096

function deliveryIdOf(bytes: Buffer): number {
  const head = bytes.subarray(0, HEADER_BYTES).toString('latin1')
  return Number(/^X-Delivery-Id: (\d+)\r?$/m.exec(head)?.[1])
}

/** An address as part of a file name, on any file system. */
function fileWord(address: string): string {
  return address.replace(/[^A-Za-z0-9@._+-]/g, '_').slice(0, 100)
}
