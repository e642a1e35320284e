import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_LEDGER, type SenderFigures, type Sending } from './figures.ts'
import type { SenderMessage } from './nodemailer-process.ts'

/** nodemailer's pool in a loop, which builds each message or has its bytes ready. */
export async function playNodemailer(
  way: 'built' | 'ready',
  { port, connections, letters, message }: Sending,
): Promise<SenderFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
  const file = join(folder, 'message')
  writeFileSync(file, message)
  const sending = [way, port, connections, letters, file].map(String)
  const child = fork(new URL('./nodemailer-process.ts', import.meta.url), sending)
  const [figures] = (await once(child, 'message')) as [SenderMessage]
  await once(child, 'close')
  rmSync(folder, { recursive: true })
  return { ...NO_LEDGER, ...figures }
}
