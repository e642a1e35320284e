import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Remark } from '../../domain/remark.ts'
import { Deadline } from '../deadline.ts'
import type { Dialogue } from '../dialogue.ts'
import { type Opened, openDialogue } from '../open-dialogue.ts'
import type { RelaySettings } from '../relay-settings.ts'
import { relayWords } from '../relay-words.ts'
import type { Patient } from './patient.ts'

/** In milliseconds. */
const OPEN_WITHIN_MS = 15_000
const REPLY_WITHIN_MS = 10_000
const DAY_MS = 86_400_000
/** In days. A certificate that is renewed by itself is so a month before its end. */
const SOON = 14
/** In bytes. Lessons with what a signature adds take a part of this. */
const LETTER = 500_000

type Visited = { relay: RelaySettings; host: string }

/** What the relay says and offers, and whether it takes mail for the mailboxes of the installation. Nothing is sent. */
export async function examineRelay(patient: Patient, now: Date): Promise<Remark[]> {
  const { relay, ehlo: name } = patient
  if (!relay) return [{ remark: 'no-relay' }]
  const visited = { relay, host: relay.host }
  const deadline = new Deadline()
  const opened = await openDialogue({ relay, name, deadline, openMs: OPEN_WITHIN_MS })
  if ('kind' in opened)
    return [{ remark: 'relay-fault', host: relay.host, words: 'reply' in opened ? opened.reply : '' }]
  try {
    return [
      { remark: 'relay-good', host: relay.host, greeting: opened.greeting },
      ...protection(visited, opened.socket, now),
      ...shortcomings(visited, opened),
      ...(await askForMailboxes(patient, opened.dialogue)),
    ]
  } finally {
    opened.dialogue.quit()
    deadline.close()
  }
}

function protection({ relay, host }: Visited, socket: Socket, now: Date): Remark[] {
  if (relay.anyCertificate) return []
  if (!(socket instanceof TLSSocket)) return [{ remark: 'relay-plain', host }]
  const ends = Date.parse(socket.getPeerCertificate().valid_to)
  const days = Math.floor((ends - now.getTime()) / DAY_MS)
  return [{ remark: days < SOON ? 'certificate-soon' : 'certificate-good', host, days }]
}

function shortcomings({ host }: Visited, { offers }: Opened): Remark[] {
  return [
    ...(offers.dsn ? [] : [{ remark: 'relay-without-dsn', host } as const]),
    ...(offers.largest < LETTER ? [{ remark: 'relay-small', host, bytes: offers.largest } as const] : []),
  ]
}

/** Asks with RCPT alone, and takes it back. Many relays find out later whether there is such a mailbox. */
async function askForMailboxes({ from, mailboxes }: Patient, dialogue: Dialogue): Promise<Remark[]> {
  const remarks: Remark[] = []
  for (const address of mailboxes) {
    try {
      remarks.push(await askForMailbox(address, from, dialogue))
    } catch (error) {
      return [...remarks, { remark: 'mailbox-unasked', address, words: relayWords((error as Error).message) }]
    }
  }
  return remarks
}

/** @throws Ended */
async function askForMailbox(address: string, from: string, dialogue: Dialogue): Promise<Remark> {
  const ask = async (command: string) => {
    dialogue.say(command)
    return dialogue.hear(REPLY_WITHIN_MS)
  }
  const began = await ask(`MAIL FROM:<${from}>`)
  const { code, text } = began.code < 300 ? await ask(`RCPT TO:<${address}>`) : began
  await ask('RSET')
  if (code < 300) return { remark: 'mailbox-taken', address }
  const isRefused = began.code < 300 && code >= 500
  return { remark: isRefused ? 'mailbox-refused' : 'mailbox-unasked', address, words: relayWords(text) }
}
