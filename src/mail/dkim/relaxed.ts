/** A field in the relaxed form of RFC 6376 §3.4.2, without its end: its name in small letters, its value in one line. */
export function relaxedField(field: string): string {
  const colon = field.indexOf(':')
  const name = field.slice(0, colon).trimEnd().toLowerCase()
  const value = field
    .slice(colon + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
  return `${name}:${value.replace(/^ | $/g, '')}`
}

/**
 * A body whose lines end in CRLF, in the relaxed form of RFC 6376 §3.4.4: one space for each run of spaces and tabs,
 * none at the end of a line, no empty lines at the end. A loop over the bytes takes twice as long.
 */
export function relaxedBody(body: string): string {
  const lines = body
    .replace(/[ \t]{2,}|\t/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(?:\r\n)+$/, '')
  return lines === '' ? '' : `${lines}\r\n`
}
