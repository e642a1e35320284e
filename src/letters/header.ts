/** One field of a message: its name, and its value as Unicode text without line breaks. */
export type Header = readonly [name: string, value: string]

/** Columns of a header line (RFC 5322 §2.1.1) and bytes of text in one encoded word (RFC 2047 §2). */
const COLUMNS = 78
const WORD_BYTES = 36

/**
 * The bytes of one field, folded at its spaces to 78 columns where it can be. Text that is not ASCII becomes
 * encoded words. Throws a RangeError for a name or a value that could start another field.
 */
export function headerField([name, value]: Header): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new RangeError(`“${name}” is not the name of a header`)
  if (/\p{Cc}/u.test(value)) throw new RangeError(`the header ${name} holds a control character`)
  const lines: string[] = []
  let line = `${name}:`
  for (const word of unicodeFree(value).split(' ')) {
    if (line.length + 1 + word.length > COLUMNS && line.trim() !== '' && line !== `${name}:`) {
      lines.push(line)
      line = ''
    }
    line += ` ${word}`
  }
  return `${[...lines, line].join('\r\n')}\r\n`
}

/** A mailbox, `Name <address>`: the name quoted or encoded as it needs. The address must be ASCII. */
export function mailbox({ name, address }: { name?: string; address: string }): string {
  if (!/^[!-;=?-~]+@[!-;=?A-~]+$/.test(address))
    throw new RangeError('an address in a header must be plain ASCII')
  return name === undefined || name === '' ? address : `${phrase(name)} <${address}>`
}

/** A display name (RFC 5322 phrase): as it is when it is plain words, else quoted, or encoded words. */
export function phrase(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new RangeError('a display name holds a control character')
  if (!isAscii(text) || text.includes('=?')) return encodedWords(text)
  return /^[\w!#$%&'*+/=?^`{|}~ -]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Encoded words (RFC 2047, B encoding), one for each 36 bytes of UTF-8, never cutting a character. */
function encodedWords(text: string): string {
  const words: string[] = []
  let chunk = ''
  for (const character of text.toWellFormed()) {
    if (Buffer.byteLength(chunk + character) > WORD_BYTES) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  return [...words, chunk].map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

/** The value of a field without structure, such as Subject: as it is, or as encoded words where it must be. */
export function unstructured(text: string): string {
  return isAscii(text) && !text.includes('=?') ? text : refuseControls(text)
}

function refuseControls(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new RangeError('the value of a header holds a control character')
  return encodedWords(text)
}

function unicodeFree(value: string): string {
  return isAscii(value) ? value : encodedWords(value)
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text)
}
