import type { Edition } from '../../domain/edition.ts'
import type { OneOffWords } from '../../domain/one-off.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { LetterError } from '../../letters/letter-error.ts'
import { tooManyBytes } from '../../letters/limits.ts'
import { findPlaceholderMistakes } from '../../letters/placeholder-mistakes.ts'
import { oneOffPlaceholders } from '../../letters/service/one-off-words.ts'
import { oneOffSources } from '../../writing/one-off-steps.ts'

/** Where a mistake is: a field, and of the body the line, from 1. Without a message the field is empty. */
export type OneOffMistake = { field: keyof OneOffWords; line?: number | undefined; message?: string }

const FIELDS = ['subject', 'preheader', 'body'] as const

/**
 * What keeps a one-off letter from being sent to a cohort with this edition.
 * @throws MjmlUnavailable.
 */
export async function oneOffMistakes(
  letters: LetterCache,
  edition: Edition,
  words: OneOffWords,
): Promise<OneOffMistake[]> {
  const missing = FIELDS.filter((field) => words[field].trim() === '')
  const found = [
    ...missing.map((field) => ({ field })),
    ...tooLarge(words),
    ...unknownPlaceholders(edition, words),
  ]
  return found.length > 0 ? found : unwritable(letters, edition, words)
}

function tooLarge({ body }: OneOffWords): OneOffMistake[] {
  const message = tooManyBytes('the text', Buffer.byteLength(body))
  return message === undefined ? [] : [{ field: 'body', message }]
}

function unknownPlaceholders({ programme }: Edition, words: OneOffWords): OneOffMistake[] {
  const allowed = oneOffPlaceholders(programme)
  return FIELDS.flatMap((field) =>
    findPlaceholderMistakes(words[field], allowed).map(({ line, message }) =>
      field === 'body' ? { field, line, message } : { field, message },
    ),
  )
}

async function unwritable(
  letters: LetterCache,
  edition: Edition,
  words: OneOffWords,
): Promise<OneOffMistake[]> {
  try {
    await letters.service(oneOffSources({ edition }, words))
    return []
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    return error.mistakes.map(({ line, message }) => ({ field: 'body', line, message }))
  }
}
