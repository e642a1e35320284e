import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import MailComposer from 'nodemailer/lib/mail-composer'

/** What a mail is to say instead; a part is told with plain spaces. */
export type Doctoring = {
  subject?: (subject: string) => string
  text?: (text: string) => string
  html?: (html: string) => string
  date?: Date
  /** Both calendars, or each by its place: the form first, then the file. */
  calendar?: (calendar: string, place: number) => string | undefined
}

/** Writes a mail of a rehearsal again with other words, and returns its file; throws where nothing changes. */
export async function doctoredMail(directory: string, file: string, doctoring: Doctoring): Promise<string> {
  const mail = await simpleParser(await readFile(join(directory, file)))
  const changed = <T>(before: T, after: T): T => {
    if (before === after) throw new Error(`nothing changed in ${file}`)
    return after
  }
  const { subject, text, html, date, calendar } = doctoring
  const plain = (part: string) => part.replace(/[\u00A0\u202F]/g, ' ')
  const itsText = plain(mail.text ?? '').replace(/(\S) *\n *(?=\S)/g, '$1 ')
  const itsHtml = plain(mail.html || '')
  const attachments = mail.attachments.flatMap(({ contentType, content, filename }, place) => {
    const before = content.toString()
    const after = calendar ? calendar(before, place) : before
    return after === undefined ? [] : [{ contentType, content: after, filename: filename ?? 'x.ics' }]
  })
  const bytes = await new MailComposer({
    from: 'cycle@example.org',
    to: 'x@example.org',
    date: date ?? mail.date!,
    subject: subject ? changed(mail.subject!, subject(mail.subject!)) : mail.subject!,
    text: text ? changed(itsText, text(itsText)) : mail.text!,
    html: html ? changed(itsHtml, html(itsHtml)) : mail.html || '',
    attachments,
  })
    .compile()
    .build()
  const name = file.replace('mail/', 'mail/doctored-')
  await writeFile(join(directory, name), bytes)
  return name
}
