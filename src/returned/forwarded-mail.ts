import { type OpenMail, openMail } from './open-mail.ts'
import { personWords } from './person-words.ts'

/** The mail that another one has as its only attachment, with no words beside it; undefined where there is none. */
export async function forwardedMail(mail: OpenMail): Promise<OpenMail | undefined> {
  const [part, ...others] = mail.parts
  if (part?.type !== 'message/rfc822' || others.length > 0 || personWords(mail) !== '') return undefined
  return openMail(Buffer.from(part.text))
}
