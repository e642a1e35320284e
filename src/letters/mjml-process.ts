import './no-fetching.ts'
import module from 'node:module'
import { LetterError, type LetterMistake } from './letter-error.ts'
import { fileOf, type LetterParts, type LetterSources } from './mjml-sources.ts'
import { writeServiceLetter } from './service/write-service-letter.ts'
import { writeLesson } from './write-lesson.ts'

/** What this process says once it can take letters, and then of each letter, one at a time. */
export type MjmlAnswer = { ready: true } | { parts: LetterParts } | { mistakes: readonly LetterMistake[] }

process.on('message', async (sources: LetterSources) => {
  answer(
    await write(sources).then(
      (parts) => ({ parts }),
      (error: unknown) => ({ mistakes: mistakesOf(error, sources) }),
    ),
  )
  module.flushCompileCache() // this process ends by SIGKILL, which would keep nothing; writes what is new only
})
answer({ ready: true })

function answer(message: MjmlAnswer): void {
  process.send?.(message)
}

function write(sources: LetterSources): Promise<LetterParts> {
  return sources.kind === 'lesson' ? writeLesson(sources) : writeServiceLetter(sources)
}

function mistakesOf(error: unknown, sources: LetterSources): readonly LetterMistake[] {
  if (error instanceof LetterError) return error.mistakes
  const message = error instanceof Error ? error.message : String(error)
  return [{ file: fileOf(sources), message }]
}
