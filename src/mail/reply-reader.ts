import { relayWords } from './relay-words.ts'

/**
 * One whole reply: `text` has its code and all its lines, as `relayWords` leaves them. `isBare`: its first line ends with
 * the code, without the space or the hyphen that follows it elsewhere.
 */
export type Reply = { code: number; text: string; isBare: boolean }

/** In bytes, for one reply. RFC 5321 §4.5.3.1.5 has 512 for a line, and none has a hundred of them. */
const LONGEST = 65_536
const CODE_LENGTH = 3
/** RFC 5321 §4.2: the first digit is 2 to 5; a line may end with its code. */
const LINE = /^([2-5]\d\d)(?:([ -])|$)/

/**
 * Reads replies from the bytes of a connection. Nothing is guessed: a line without a code is no reply, nor is one with
 * another code than the line before it in the same reply (RFC 5321 §4.2.1), nor one without an end.
 */
export class ReplyReader {
  /** Each character is a byte, as a character of UTF-8 may come in two pieces. */
  #rest = ''
  #lines: string[] = []
  #size = 0

  /** True while a reply has begun and not ended. */
  get isWithin(): boolean {
    return this.#rest !== '' || this.#lines.length > 0
  }

  /**
   * Passes each reply that these bytes complete to `onReply`.
   * @throws for bytes that are no reply, once what came before them is passed on.
   */
  read(bytes: Buffer, onReply: (reply: Reply) => void): void {
    const lines = (this.#rest + bytes.toString('latin1')).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      const reply = this.#add(line.endsWith('\r') ? line.slice(0, -1) : line)
      if (reply) onReply(reply)
    }
    if (this.#size + this.#rest.length > LONGEST) throw new Error('the relay says more than a reply holds')
  }

  #add(line: string): Reply | undefined {
    const [, code, mark] = LINE.exec(line) ?? []
    const [first = line] = this.#lines
    if (code === undefined || !first.startsWith(code))
      throw new Error(`the relay says what is no reply: ${wordsOf([...this.#lines, line])}`)
    this.#lines.push(line)
    this.#size += line.length
    return mark === '-' ? undefined : this.#complete(Number(code))
  }

  #complete(code: number): Reply {
    const text = wordsOf(this.#lines)
    const isBare = this.#lines[0]?.length === CODE_LENGTH
    this.#lines = []
    this.#size = 0
    return { code, text, isBare }
  }
}

/** Replies are ASCII; relays write UTF-8 as well, and some Latin-1. */
function wordsOf(lines: readonly string[]): string {
  const bytes = lines.join(' ')
  const text = Buffer.from(bytes, 'latin1').toString('utf8')
  return relayWords(text.includes('\uFFFD') ? bytes : text)
}
