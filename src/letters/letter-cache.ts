import type { Edition } from '../domain/edition.ts'
import { type CompiledLetter, compileLesson } from './compile.ts'
import { type CompiledEventNote, compileEventNote } from './event-note/compile-event-note.ts'
import type { EventNoteSources } from './event-note/write-event-note.ts'
import { type CompiledNote, compileNote } from './note/compile-note.ts'
import type { NoteSources } from './note/write-note.ts'
import { MjmlUnavailable } from './render-mjml.ts'

/** Compiles each letter of an edition once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  get(edition: Edition, letter: string): Promise<CompiledLetter>
  /** One of our own letters, compiled once for its kind and language. */
  note(sources: NoteSources): Promise<CompiledNote>
  /** A letter about an event, compiled once for its kind and language; a programme's own as lessons are. */
  eventNote(sources: EventNoteSources): Promise<CompiledEventNote>
  /** How many compilations of lessons there were. */
  readonly compilations: number
}

/** A letter that loops takes twenty seconds: an hour has three of them, however many people wait for it. */
const TRY_AGAIN_MS = 20 * 60_000

/**
 * A cache of at most `most` compiled letters. An edition never changes, so one that cannot be compiled is tried again
 * only after twenty minutes; one that was put off, when it is next asked for.
 */
export function createLetterCache({ most }: { most: number }): LetterCache {
  const lessons = new Map<string, Promise<CompiledLetter>>()
  const notes = new Map<string, Promise<CompiledNote>>()
  const eventNotes = new Map<string, Promise<CompiledEventNote>>()
  const ownEventNotes = new Map<string, Promise<CompiledEventNote>>()
  let compilations = 0

  return {
    get(edition, letter) {
      const compile = () => {
        compilations++
        return compileLesson(edition, letter)
      }
      return newest(lessons, { key: `${edition.hash} ${letter}`, most, compile })
    },
    note(sources) {
      return forGood(notes, {
        key: `${sources.note} ${sources.language}`,
        compile: () => compileNote(sources),
      })
    },
    eventNote(sources) {
      const { eventNote, language, own } = sources
      const compile = () => compileEventNote(sources)
      if (!own) return forGood(eventNotes, { key: `${eventNote} ${language}`, compile })
      const key = `${own.editionHash} ${own.file} ${eventNote} ${language}`
      return newest(ownEventNotes, { key, most, compile })
    },
    get compilations() {
      return compilations
    },
  }
}

type Kept<T> = Map<string, Promise<T>>
type Wanted<T> = { key: string; compile: () => Promise<T> }

function forGood<T>(kept: Kept<T>, { key, compile }: Wanted<T>): Promise<T> {
  const compiled = kept.get(key) ?? compile()
  kept.set(key, compiled)
  compiled.catch(() => kept.delete(key))
  return compiled
}

function newest<T>(kept: Kept<T>, { key, compile, most }: Wanted<T> & { most: number }): Promise<T> {
  const compiled = kept.get(key) ?? remembered(kept, key, compile())
  kept.delete(key)
  kept.set(key, compiled)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return compiled
}

function remembered<T>(kept: Kept<T>, key: string, compiled: Promise<T>): Promise<T> {
  const forget = () => {
    if (kept.get(key) === compiled) kept.delete(key)
  }
  compiled.catch((error) => {
    if (error instanceof MjmlUnavailable) forget()
    else setTimeout(forget, TRY_AGAIN_MS).unref()
  })
  return compiled
}
