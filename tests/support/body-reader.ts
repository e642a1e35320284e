const END = Buffer.from('\r\n.\r\n')
const DOT_LINE = Buffer.from('\r\n.')
const DOT = 0x2e

/** Takes the body of an SMTP message in pieces, in time linear in its size, up to the line that is one dot. */
export class BodyReader {
  readonly #pieces: Buffer[] = []
  /** The last four bytes before the next piece; a body begins after the line end of DATA. */
  #before: Buffer = Buffer.from('\r\n')
  #received = 0

  /** Bytes taken so far, with dots that are doubled or end the body. */
  get received(): number {
    return this.#received
  }

  /** Undefined until the final dot has come; then the body, and what came after it. */
  take(bytes: Buffer): { body: Buffer; rest: Buffer } | undefined {
    const end = this.#endIn(bytes)
    const piece = end === undefined ? bytes : bytes.subarray(0, end)
    this.#pieces.push(piece)
    this.#received += piece.length
    if (end !== undefined) return { body: this.#body(), rest: bytes.subarray(end) }
    this.#before = Buffer.concat([this.#before, bytes.subarray(-4)]).subarray(-4)
    return undefined
  }

  #endIn(bytes: Buffer): number | undefined {
    const { length } = this.#before
    const across = Buffer.concat([this.#before, bytes.subarray(0, 4)]).indexOf(END)
    if (across !== -1) return across + END.length - length
    const inside = bytes.indexOf(END)
    return inside === -1 ? undefined : inside + END.length
  }

  #body(): Buffer {
    return withoutDots(Buffer.concat(this.#pieces, this.#received - '.\r\n'.length))
  }
}

/** Takes the first dot away from each line that begins with one (RFC 5321 §4.5.2). */
function withoutDots(body: Buffer): Buffer {
  const kept: Buffer[] = []
  let from = body[0] === DOT ? 1 : 0
  for (let at = body.indexOf(DOT_LINE, from); at !== -1; at = body.indexOf(DOT_LINE, from)) {
    kept.push(body.subarray(from, at + 2))
    from = at + DOT_LINE.length
  }
  return from === 0 ? body : Buffer.concat([...kept, body.subarray(from)])
}
