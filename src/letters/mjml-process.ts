import { LetterError, type LetterMistake } from './letter-error.ts'
import { type LetterParts, type LetterSources, writeParts } from './write-parts.ts'

/** What this process says once it can take letters, and then of each letter, one at a time. */
export type MjmlAnswer = { ready: true } | { parts: LetterParts } | { mistakes: readonly LetterMistake[] }

process.on('message', async (sources: LetterSources) => {
  answer(
    await writeParts(sources).then(
      (parts) => ({ parts }),
      (error: unknown) => ({ mistakes: mistakesOf(error, sources) }),
    ),
  )
})
answer({ ready: true })

function answer(message: MjmlAnswer): void {
  process.send?.(message)
}

function mistakesOf(error: unknown, { letter }: LetterSources): readonly LetterMistake[] {
  if (error instanceof LetterError) return error.mistakes
  const message = error instanceof Error ? error.message : String(error)
  return [{ file: `lessons/${letter}.md`, message }]
}
