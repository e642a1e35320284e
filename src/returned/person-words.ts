import type { OpenMail } from './open-mail.ts'

/** What somebody writes who wants no more letters, as the whole of a mail. */
const STOP =
  /^(?:stop|unsubscribe(?: me)?|d[ée](?:s|z)abonn(?:ement|er|ez[- ]moi|e[- ]moi)|d[ée]sinscription|d[ée]sinscri(?:re|vez[- ]moi)|se d[ée]sabonner|me d[ée]sabonner|baja|darme de baja|cancelar(?: (?:la )?suscripci[óo]n)?|remove(?: me)?)(?: (?:s.il vous pla[îi]t|svp|please|por favor|merci))?$/i

/** Where what they answer begins, or their own signature. */
const QUOTE =
  /^\s*(?:>|-- ?$|-{2,}|_{5,}|(?:le|on|el|am) .{3,200}(?:a [ée]crit|wrote|escribi[óo]|schrieb)\b|(?:de|from|von)\s?: |envoy[ée] (?:de|depuis) mon|sent from my|enviado desde mi|t[ée]l[ée]charge[rz] outlook|get outlook)/i

const MOST_LINES = 200

/** What a person wrote, without what is quoted. */
export function personWords(mail: OpenMail): string {
  const lines = mail.text.split(/\r?\n/, MOST_LINES).map((line) => line.slice(0, 500))
  const end = lines.findIndex((line) => QUOTE.test(line))
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim()
}

/** Whether the whole of it says that no more letters are wanted: its text, or its subject when it has no text. */
export function saysStop(mail: OpenMail): boolean {
  const words = personWords(mail)
  return STOP.test(plain(words === '' ? mail.subject : words))
}

function plain(words: string): string {
  return words
    .replace(/[\s.!«»"“”*_]+/g, ' ')
    .trim()
    .slice(0, 100)
}
