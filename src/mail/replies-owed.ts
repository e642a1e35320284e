import { type Reply, ReplyReader } from './reply-reader.ts'

/** Why a connection is over. `reply` is what the relay said out of turn, if that was a reply. */
export class Ended extends Error {
  readonly reply: Reply | undefined

  constructor(message: string, reply?: Reply) {
    super(message)
    this.reply = reply
  }
}

/** The relay did not answer in time, or a stop leaves it none. */
export class Late extends Ended {
  constructor() {
    super('the relay did not answer in time')
  }
}

/** The replies that commands are owed, and those that have come. What nobody is owed is never a reply to what follows. */
export class RepliesOwed {
  readonly #reader = new ReplyReader()
  readonly #come: Reply[] = []
  #owed = 0

  /** True when each command has its reply, each reply was taken, and nothing has begun to come. */
  get isQuiet(): boolean {
    return this.#owed === 0 && this.#come.length === 0 && !this.#reader.isWithin
  }

  /** So many commands are about to be written. */
  owe(commands: number): void {
    this.#owed += commands
  }

  /** The reply to the first command that has none yet; undefined until it has come. */
  next(): Reply | undefined {
    return this.#come.shift()
  }

  /**
   * Reads what has come.
   * @throws Ended for bytes that are no reply, or that nobody is owed; what came before them is kept.
   */
  read(bytes: Buffer): void {
    this.#reader.read(bytes, (reply) => {
      if (this.#owed === 0) throw new Ended(`the relay spoke out of turn: ${reply.text}`, reply)
      this.#owed--
      this.#come.push(reply)
    })
    if (this.#owed === 0 && this.#reader.isWithin) throw outOfTurn()
  }
}

export function outOfTurn(): Ended {
  return new Ended('the relay spoke out of turn')
}
