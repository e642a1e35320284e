import type { Outcome } from '../../../domain/delivery.ts'
import type { Organiser } from '../../../store/organisers.ts'
import type { Visit } from '../visit.ts'
import { writeToOrganiser } from '../write-to-organiser.ts'

/** Mails the link of an invitation, in the language of whoever invites; undefined where there is no relay. */
export function mailInvitation(
  { parts, by, say, language }: Visit,
  { organiser, link }: { organiser: Organiser; link: string },
): Promise<Outcome | undefined> {
  return writeToOrganiser(parts, {
    to: organiser.address,
    subject: say('o.team.mail.subject', { name: by.name }),
    before: [say('o.team.mail.text', { name: by.name, role: say(`role.${organiser.role}`) })],
    link: { url: link, label: say('o.team.mail.link') },
    after: [say('o.team.mail.ends')],
    language,
  })
}
