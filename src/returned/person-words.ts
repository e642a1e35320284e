import type { OpenMail } from './open-mail.ts'

/** Where what they answer begins, or their own signature. */
const QUOTE =
  /^\s*(?:>|-- ?$|-{2,}|_{5,}|(?:le|on|el|am|il) .{3,200}(?:a [ée]crit|wrote|escribi[óo]|schrieb|ha scritto)\b|(?:de|from|von|da)\s?: |(?:envoy[ée]e?|sent|enviado|gesendet|inviato) (?:[àa] partir de?|de|depuis|avec|via|from|with|using|desde|con|von|mit|da)\b|t[ée]l[ée]charge[rz] outlook|get outlook|provenance\s?: )/i

const MOST_LINES = 200

/** What a person wrote, without what is quoted. */
export function personWords(mail: OpenMail): string {
  const lines = mail.text.split(/\r?\n/, MOST_LINES).map((line) => line.slice(0, 500))
  // Programs break « Le 3 mars, Cours a écrit : » over two lines.
  const end = lines.findIndex((line, at) => QUOTE.test(line) || QUOTE.test(`${line} ${lines[at + 1] ?? ''}`))
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim()
}
