import module from 'node:module'
import { writeEventNote } from './event-note/write-event-note.ts'
import { LetterError, type LetterMistake } from './letter-error.ts'
import { fileOf, type MjmlParts, type MjmlSources } from './mjml-sources.ts'
import { writeNote } from './note/write-note.ts'
import { writeParts } from './write-parts.ts'

/** What this process says once it can take letters, and then of each letter, one at a time. */
export type MjmlAnswer = { ready: true } | { parts: MjmlParts } | { mistakes: readonly LetterMistake[] }

process.on('message', async (sources: MjmlSources) => {
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

function write(sources: MjmlSources): Promise<MjmlParts> {
  if ('note' in sources) return writeNote(sources)
  return 'eventNote' in sources ? writeEventNote(sources) : writeParts(sources)
}

function mistakesOf(error: unknown, sources: MjmlSources): readonly LetterMistake[] {
  if (error instanceof LetterError) return error.mistakes
  const message = error instanceof Error ? error.message : String(error)
  return [{ file: fileOf(sources), message }]
}
