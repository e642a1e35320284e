import type { Remark } from '../../domain/remark.ts'
import type { AskDns } from './dns.ts'
import { isOfCurl, readCurl } from './one-click.ts'
import { readLetter } from './read-letter.ts'

/** Reads what somebody pastes: a letter that they got, or what curl printed. */
export async function readPasted(pasted: Buffer, ask: AskDns): Promise<Remark[]> {
  const text = pasted.toString('latin1')
  return isOfCurl(text) ? [readCurl(text)] : readLetter(text.trimStart(), ask)
}
