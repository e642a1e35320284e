// Sends one message over and over with nodemailer's pool, in a process of its own, and says what that took.
//   nodemailer-process.ts built|ready <port> <connections> <letters> <file of the message>
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'

/** What it says when it is done. */
export type SenderMessage = { perSecond: number; senderMs: number; peakMb: number }

const [way, port = '', connections = '', letters = '', file = ''] = process.argv.slice(2)
const ENVELOPE = { from: 'bounce@cours.example', to: 'reader@lecteurs.example' }

/** What a naive sender does: a loop over a pool, each message built from its parts. */
async function parts(message: Buffer): Promise<object> {
  const { subject, text, html } = await simpleParser(message)
  return { from: ENVELOPE.from, to: ENVELOPE.to, subject, text, html: html || '' }
}

async function sendAll(message: object): Promise<void> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: Number(port),
    ignoreTLS: true,
    maxConnections: Number(connections),
    maxMessages: Number.POSITIVE_INFINITY,
  })
  let left = Number(letters)
  const worker = async () => {
    while (left-- > 0) await pool.sendMail({ ...message })
  }
  await Promise.all(Array.from({ length: Number(connections) }, worker))
  pool.close()
}

const raw = readFileSync(file)
const message = way === 'built' ? await parts(raw) : { envelope: ENVELOPE, raw }
const [cpu, began] = [process.cpuUsage(), performance.now()]
await sendAll(message)
const seconds = (performance.now() - began) / 1_000
const { user, system } = process.cpuUsage(cpu)
process.send?.({
  perSecond: Number(letters) / seconds,
  senderMs: (user + system) / 1_000 / Number(letters),
  peakMb: process.resourceUsage().maxRSS / 1_024,
} satisfies SenderMessage)
