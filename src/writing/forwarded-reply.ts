import { readCourse } from '../documents/course.ts'
import { nameInCourse } from '../documents/name-in-course.ts'
import type { Address } from '../domain/address.ts'
import type { Edition } from '../domain/edition.ts'
import { sendingDomain } from '../domain/sending-domain.ts'
import { sayIn } from '../language/say.ts'
import { organiserMail } from '../letters/organiser-mail.ts'
import type { WireMessage } from '../mail/envelope-commands.ts'

/** A reply of a reader to pass on, and what it is about. */
export type ForwardedReply = {
  reply: { from: Address | undefined; subject: string; text: string; isCut: boolean; files: number }
  edition: Edition
  cohortName: string
  /** Null where it did not come to the address of a letter. */
  letter: string | null
  /** The page of its reader, for organisers. */
  personUrl: string
  mailDomain: string | undefined
  /** The same whenever this reply is passed on. */
  id: string
  now: Date
}

/**
 * The mail that passes a reply on to whoever sends the course. It has no return path and says that a program wrote it,
 * so that nothing answers it by itself (RFC 3834); what a person replies goes to the reader.
 */
export function forwardedReply(forwarded: ForwardedReply): WireMessage {
  const { reply, edition, personUrl, mailDomain, id, now } = forwarded
  const { sender, language } = edition.programme
  const say = sayIn(language)
  const bytes = organiserMail({
    from: sender,
    to: sender.address,
    subject: say('reply.mail.subject', namesOf(forwarded)),
    before: [...aboutIt(forwarded), reply.text || say('reply.mail.empty'), ...leftOut(forwarded)],
    link: { url: personUrl, label: say('reply.mail.person') },
    forwarded: { replyTo: reply.from },
    domain: sendingDomain(sender, mailDomain),
    ...{ id, language, date: now },
  })
  return { envelopeFrom: '', to: sender.address, envelopeId: id, bytes }
}

function namesOf({ reply, edition, cohortName, letter }: ForwardedReply) {
  const { language } = edition.programme
  const say = sayIn(language)
  const name =
    letter === null ? say('reply.mail.noLetter') : nameInCourse(letter, readCourse(edition), language)
  return { from: reply.from ?? say('reply.mail.somebody'), letter: name, cohort: cohortName }
}

function aboutIt(forwarded: ForwardedReply): string[] {
  const { reply, edition } = forwarded
  const say = sayIn(edition.programme.language)
  return [
    say('reply.mail.about', namesOf(forwarded)),
    ...(reply.from === undefined ? [] : [say('reply.mail.answer', { from: reply.from })]),
    ...(reply.subject === '' ? [] : [say('reply.mail.itsSubject', { subject: reply.subject })]),
  ]
}

function leftOut({ reply, edition }: ForwardedReply): string[] {
  const say = sayIn(edition.programme.language)
  return [
    ...(reply.isCut ? [say('reply.mail.cut')] : []),
    ...(reply.files > 0 ? [say('reply.mail.files', { n: reply.files })] : []),
  ]
}
