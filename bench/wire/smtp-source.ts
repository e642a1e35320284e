import { timedProgram } from '../measure/timed-program.ts'
import { NO_LEDGER, type SenderFigures, type Sending } from './figures.ts'
import { POSTFIX_PATH } from './smtp-relays.ts'

/** Postfix's smtp-source, which sends as many bytes that mean nothing: what a program in C takes. */
export async function playSource({ port, connections, letters, message }: Sending): Promise<SenderFigures> {
  const sending = `-s ${connections} -m ${letters} -l ${message.length} -d -f a@cours.example -t b@lecteurs.example`
  const program = ['smtp-source', ...sending.split(' '), `127.0.0.1:${port}`]
  const { seconds, cpuMs, peakMb } = await timedProgram(program, { ...process.env, PATH: POSTFIX_PATH })
  return { ...NO_LEDGER, perSecond: letters / seconds, senderMs: cpuMs / letters, peakMb }
}
