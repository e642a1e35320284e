import { troubleWords } from '../../domain/alert-words.ts'
import { FALLBACK_LANGUAGE } from '../../language/language.ts'
import type { AlertMessage } from '../../store/alert-messages.ts'

/** The JSON of an alert: what is wrong as data, and in words under `text`, which chats show. */
export function webhookBody({ kind, facts, raisedAt }: AlertMessage, publicUrl: string): string {
  const words = facts.troubles.map((trouble) => troubleWords(trouble, FALLBACK_LANGUAGE))
  const { troubles, more } = facts
  const found = troubles.map(({ subject, facts: known }) => ({ subject, ...known }))
  return JSON.stringify({
    type: `alert.${kind}`,
    timestamp: raisedAt.toISOString(),
    data: { url: `${publicUrl}/o`, troubles: found, more },
    text: [...words, `${publicUrl}/o`].join('\n'),
  })
}
