/** In bytes: so much is kept and read of a mail that comes in. A report stands before the letter that it is about. */
export const MOST_KEPT = 256 * 1024

/** A mail as it came in: its first 256 kB, and the recipient of its envelope, empty when it is not known. */
export type IncomingMail = { bytes: Buffer; recipient: string }

/**
 * The beginning of a mail, the same through whichever door it comes. What follows is read and dropped: a server that cannot
 * write all of a mail thinks that it failed.
 */
export async function startOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = []
  let room = MOST_KEPT
  for await (const chunk of chunks) {
    if (room > 0) kept.push(chunk.subarray(0, room))
    room -= chunk.length
  }
  return Buffer.concat(kept)
}
