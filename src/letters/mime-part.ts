import { encodeQuotedPrintable } from './quoted-printable.ts'

/** One part of a message in pieces: its fields, an empty line, its encoded content. */
export type Part = readonly Buffer[]

/** A part of text in UTF-8: `type` with its parameters, `content` a text or the pieces of its quoted-printable bytes. */
export function textPart(type: string, content: string | readonly Buffer[]): Part {
  const fields = { 'Content-Type': type, 'Content-Transfer-Encoding': 'quoted-printable' }
  return [head(fields), ...(typeof content === 'string' ? [encodeQuotedPrintable(content)] : content)]
}

/** A file in base64, in lines of 76 (RFC 2045 §6.8); `type` and `name` are ASCII without quotes. */
export function filePart(type: string, { name, content }: { name: string; content: Buffer }): Part {
  const fields = {
    'Content-Type': `${type}; name="${name}"`,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Transfer-Encoding': 'base64',
  }
  const lines = content.toString('base64').match(/.{1,76}/g) ?? []
  return [head(fields), Buffer.from(lines.join('\r\n'))]
}

/** Parts in one (RFC 2046 §5.1); its first empty line is that of its fields. */
export function multipart(type: 'alternative' | 'mixed', boundary: string, parts: readonly Part[]): Part {
  return [
    Buffer.from(`Content-Type: multipart/${type}; boundary="${boundary}"\r\n`),
    ...parts.flatMap((part) => [Buffer.from(`\r\n--${boundary}\r\n`), ...part]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]
}

function head(fields: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${lines.join('')}\r\n`)
}
