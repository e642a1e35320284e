import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { tokenKeys } from '../../app.ts'
import type { Config } from '../../config.ts'
import { parseAddress } from '../../domain/address.ts'
import { systemClock } from '../../domain/clock.ts'
import { UserError } from '../../domain/user-error.ts'
import { askDns } from '../../mail/doctor/dns.ts'
import { readPasted } from '../../mail/doctor/read-pasted.ts'
import { doctorOf } from '../../open-doctor.ts'
import type { Output } from '../output.ts'
import { withStore } from '../with-store.ts'
import { tellRemarks } from './tell-remarks.ts'

export type DoctorOptions = { from?: string; json?: boolean }

/** `feuilleton doctor`: looks at how mail leaves, and says what to mend. */
export async function doctor(config: Config, options: DoctorOptions, output: Output): Promise<number> {
  const from = options.from === undefined ? undefined : addressIn(options.from)
  const remarks = await withStore(config, async (db) => {
    const keys = await tokenKeys(config, db)
    return doctorOf({ config, db, keys, clock: systemClock, from }).examine()
  })
  return tellRemarks(remarks, options, output)
}

/** `feuilleton doctor read [file]`: reads a letter that somebody sent to themselves, or what curl printed. */
export async function doctorRead(
  file: string | undefined,
  options: DoctorOptions,
  { input, output }: { input: AsyncIterable<Uint8Array>; output: Output },
): Promise<number> {
  const pasted = file === undefined ? await buffer(input) : await fileAt(file)
  return tellRemarks(await readPasted(pasted, askDns()), options, output)
}

function addressIn(text: string): string {
  const read = parseAddress(text)
  if (read.ok) return read.address
  throw new UserError(`--from ${text}: ${read.why}`)
}

async function fileAt(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${(error as Error).message}`)
  }
}
