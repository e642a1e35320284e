const MOST_BYTES = 128 * 1024

/** The Message-ID of a mail; undefined when it has none. Read from its bytes, as it may be asked of each that comes. */
export function messageIdOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, MOST_BYTES)).toString('latin1')
  const headers = start.split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^\r\n]{1,990}>)/im.exec(headers)?.[1]
}
