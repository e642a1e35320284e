import type { OpenMail } from './open-mail.ts'

/** What somebody writes who wants no more letters, as the whole of a mail. */
const STOP =
  /^(?:(?:bonjour|bonsoir|hello|hi|dear .{1,40}|hola|buen(?:os|as) \p{L}+) )?(?:stop|unsubscribe(?: me)?|(?:please )?remove(?: me)?|(?:je )?(?:me |se |vous )?d[ée](?:s|z)abonn(?:ement|er?|ez[- ]moi|e[- ]moi)|(?:je )?(?:me |se )?d[ée]sinscri(?:ption|re|s|vez[- ]moi)|(?:quiero |solicito )?(?:la )?(?:baja|dar(?:me|se) de baja)|desuscri(?:bir(?:me|se)?|pci[óo]n)|cancelar(?: (?:la |mi )?suscripci[óo]n)?)(?: (?:s.il (?:vous|te) pla[îi]t|svp|please|por favor|merci|thanks?(?: you)?|gracias|cordialement))*$/iu

/** Where what they answer begins, or their own signature. */
const QUOTE =
  /^\s*(?:>|-- ?$|-{2,}|_{5,}|(?:le|on|el|am) .{3,200}(?:a [ée]crit|wrote|escribi[óo]|schrieb)\b|(?:de|from|von)\s?: |envoy[ée] (?:de|depuis) mon|sent from my|enviado desde mi|t[ée]l[ée]charge[rz] outlook|get outlook)/i

const MOST_LINES = 200

/** What a person wrote, without what is quoted. */
export function personWords(mail: OpenMail): string {
  const lines = mail.text.split(/\r?\n/, MOST_LINES).map((line) => line.slice(0, 500))
  // Programs break « Le 3 mars, Cours a écrit : » over two lines.
  const end = lines.findIndex((line, at) => QUOTE.test(line) || QUOTE.test(`${line} ${lines[at + 1] ?? ''}`))
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim()
}

/** Whether the whole of it says that no more letters are wanted: its text, or its subject when it has no text. */
export function saysStop(mail: OpenMail): boolean {
  const words = personWords(mail)
  return STOP.test(plain(words === '' ? mail.subject.replace(/^re ?: ?/i, '') : words))
}

function plain(words: string): string {
  return words
    .replace(/[\s.,;:!«»"“”*_]+/g, ' ')
    .trim()
    .slice(0, 100)
}
