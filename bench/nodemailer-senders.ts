import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'

/** Where to, and how many. */
export type Sending = { port: number; connections: number; letters: number }

const ENVELOPE = { from: 'bounce@cours.example', to: 'reader@lecteurs.example' }

/** What a naive sender does: a loop over a pool, each message built from its parts. */
export async function buildEach(message: Buffer, sending: Sending): Promise<void> {
  const { subject, text, html } = await simpleParser(message)
  await sendAll(sending, { from: ENVELOPE.from, to: ENVELOPE.to, subject, text, html: html || '' })
}

/** The same with the bytes of each message ready. */
export function sendReady(message: Buffer, sending: Sending): Promise<void> {
  return sendAll(sending, { envelope: ENVELOPE, raw: message })
}

async function sendAll({ port, connections, letters }: Sending, message: object): Promise<void> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  })
  let left = letters
  const worker = async () => {
    while (left-- > 0) await pool.sendMail({ ...message })
  }
  await Promise.all(Array.from({ length: connections }, worker))
  pool.close()
}
