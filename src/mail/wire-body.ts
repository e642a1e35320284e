const BARE_BREAK = /\r(?!\n)|(?<!\r)\n/

/**
 * The bytes of a message as they go over the wire, up to its final dot: each line ends in CRLF, and a dot at the
 * beginning of a line is doubled (RFC 5321 §4.5.2). A lone CR or LF becomes CRLF, or some relay may find the end of the
 * letter behind it and another letter in the rest (“SMTP smuggling”).
 */
export function wireBody(message: Buffer): Buffer {
  const text = message.toString('latin1')
  const lines = BARE_BREAK.test(text) ? text.replace(/\r\n|\r|\n/g, '\r\n') : text
  const isEnded = lines.endsWith('\r\n')
  if (isEnded && lines === text && !text.startsWith('.') && !text.includes('\n.')) return message
  return Buffer.from(`${lines.replace(/^\./gm, '..')}${isEnded ? '' : '\r\n'}`, 'latin1')
}
