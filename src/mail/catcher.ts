import { SMTPServer } from 'smtp-server'

/** A message as a relay receives it. */
export type CaughtMail = { from: string; to: string[]; bytes: Buffer }

export type Catcher = { port: number; close(): Promise<void> }

/**
 * A built-in relay on this machine's loopback interface. It takes every message, passes it to `onMail`, and answers 250
 * once that is done.
 */
export async function startCatcher(onMail: (mail: CaughtMail) => Promise<void>, port = 0): Promise<Catcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        const to = session.envelope.rcptTo.map((recipient) => recipient.address)
        onMail({ from, to, bytes: Buffer.concat(chunks) }).then(() => done(), done)
      })
    },
  })
  server.on('error', () => undefined) // a client that hangs up is not our failure
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const address = server.server.address()
  if (!address || typeof address === 'string') throw new Error('the built-in catcher has no port')
  return { port: address.port, close: () => new Promise((closed) => server.close(() => closed())) }
}
