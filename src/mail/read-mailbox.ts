import type { ImapFlow } from 'imapflow'
import { type IncomingMail, MOST_KEPT } from './incoming-mail.ts'

/**
 * Resolves once what a mail calls for is committed: `taken` moves it away, `left` leaves it where it is, for people,
 * and `later` has it looked at again.
 */
export type OnFetched = (mail: IncomingMail) => Promise<'taken' | 'left' | 'later'>

/** Where mails go that are dealt with. */
const READ_FOLDER = 'Feuilleton'
/** On mails that stay, for people to read. */
const LOOKED_AT = '$FeuilletonRead'

/**
 * Looks at the mails of the open folder that were not looked at before, one after the other. Nothing of a mail is
 * changed before what it calls for is committed; killed in between, it is looked at again, and acts no second time.
 */
export async function readMailbox(client: ImapFlow, onMail: OnFetched): Promise<void> {
  const found = await client.search({ unKeyword: LOOKED_AT }, { uid: true })
  for (const uid of Array.isArray(found) ? found : []) {
    const mail = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: MOST_KEPT } },
      { uid: true },
    )
    const bytes = mail ? mail.source : undefined
    if (bytes === undefined) continue // somebody took it away
    const ending = await onMail({ bytes, recipient: '' })
    if (ending === 'taken') await moveAway(client, uid)
    else if (ending === 'left') await client.messageFlagsAdd(String(uid), [LOOKED_AT], { uid: true })
  }
}

async function moveAway(client: ImapFlow, uid: number): Promise<void> {
  await client.mailboxCreate(READ_FOLDER)
  const moved = await client.messageMove(String(uid), READ_FOLDER, { uid: true })
  // Where it cannot be moved it stays, and is not read again and again.
  if (!moved) await client.messageFlagsAdd(String(uid), [LOOKED_AT], { uid: true })
}
