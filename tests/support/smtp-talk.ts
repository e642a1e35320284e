import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as secure } from 'node:tls'

/** A client of SMTP that says what a test tells it to, line by line. */
export type Talk = {
  greeting: string
  /** Says a line, or bytes as they are, and waits for the whole reply; `''` once the server has hung up. */
  say(line: string | Buffer): Promise<string>
  /** Goes on over TLS after STARTTLS. */
  secure(options: ConnectionOptions): Promise<void>
  isOpen(): boolean
  end(): void
}

export async function talkTo(port: number): Promise<Talk> {
  let socket: Socket = connect(port, '127.0.0.1')
  let heard = ''
  let isOpen = true
  let wake = () => {}
  const listen = (to: Socket) => {
    to.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      wake()
    })
    to.on('error', () => undefined)
    to.on('close', () => {
      isOpen = false
      wake()
    })
  }
  const reply = async () => {
    while (!/^\d{3} .*\r\n$/m.test(heard) && isOpen) {
      await new Promise<void>((woken) => {
        wake = woken
      })
    }
    const whole = heard
    heard = ''
    return whole.trim()
  }
  listen(socket)
  return {
    greeting: await reply(),
    say(line) {
      socket.write(typeof line === 'string' ? `${line}\r\n` : line)
      return reply()
    },
    async secure(options) {
      socket.removeAllListeners('data')
      const over = secure({ socket, ...options })
      await once(over, 'secureConnect')
      socket = over
      listen(over)
    },
    isOpen: () => isOpen,
    end: () => socket.destroy(),
  }
}
