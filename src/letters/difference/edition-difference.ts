import type { Edition } from '../../domain/edition.ts'
import { type FieldChange, fieldChanges } from '../../domain/field-change.ts'
import { type StructurePart, structureDifference } from '../../domain/structure-difference.ts'
import { type LetterWords, lessonWords, reminderWords } from './letter-words.ts'

/** What is only in the edition before, and only in the one after. */
export type Exchange = { gone: readonly string[]; new: readonly string[] }

/** One letter in two editions. `removed` of a reminder: it has the usual words again. */
export type LetterDifference = {
  letter: string
  /** Of a lesson; 0 for a reminder that has words of its own. */
  day: number
  change: 'same' | 'words' | 'added' | 'removed'
  /** Its texts that differ. */
  fields: readonly FieldChange[]
  links: Exchange
  placeholders: Exchange
}

/** How one edition of a programme differs from another, letter by letter in the order of their days, reminders last. */
export type EditionDifference = { letters: readonly LetterDifference[]; structure: readonly StructurePart[] }

/** Compares two editions of a programme as they are written: nothing is compiled. */
export function editionDifference(before: Edition, after: Edition): EditionDifference {
  const lessons = lettersIn(before, after, lessonsOf).map(([letter, day]) =>
    letterDifference({ letter, day }, lessonWords(before, letter), lessonWords(after, letter)),
  )
  const reminders = lettersIn(before, after, remindersOf).map(([letter, day]) =>
    letterDifference({ letter, day }, reminderWords(before, letter), reminderWords(after, letter)),
  )
  return {
    letters: [...lessons.toSorted((a, b) => a.day - b.day), ...reminders],
    structure: structureDifference(before, after),
  }
}

/** The letters that differ. */
export function changedLetters({ letters }: EditionDifference): LetterDifference[] {
  return letters.filter(({ change }) => change !== 'same')
}

/** Whether readers would get the same, whatever the files look like. */
export function isSameEdition(difference: EditionDifference): boolean {
  return difference.structure.length === 0 && changedLetters(difference).length === 0
}

type Named = readonly [letter: string, day: number]

/** The letters of either edition, each once. */
function lettersIn(before: Edition, after: Edition, of: (edition: Edition) => Named[]): Named[] {
  return [...new Map([...of(before), ...of(after)])]
}

function lessonsOf({ programme }: Edition): Named[] {
  return programme.lessons.map(({ letter, day }) => [letter, day])
}

function remindersOf({ files }: Edition): Named[] {
  const names = Object.keys(files).flatMap((file) => /^reminders\/(.+)\.md$/.exec(file)?.[1] ?? [])
  return names.map((letter) => [letter, 0])
}

const NOTHING: LetterWords = { fields: {}, links: [], placeholders: [] }

function letterDifference(
  named: Pick<LetterDifference, 'letter' | 'day'>,
  before: LetterWords | undefined,
  after: LetterWords | undefined,
): LetterDifference {
  const [was, is] = [before ?? NOTHING, after ?? NOTHING]
  const fields = fieldChanges(was.fields, is.fields)
  const links = exchange(was.links, is.links)
  const isSame = fields.length === 0 && links.gone.length + links.new.length === 0
  const change = !before ? 'added' : !after ? 'removed' : isSame ? 'same' : 'words'
  return { ...named, change, fields, links, placeholders: exchange(was.placeholders, is.placeholders) }
}

function exchange(before: readonly string[], after: readonly string[]): Exchange {
  return {
    gone: before.filter((one) => !after.includes(one)),
    new: after.filter((one) => !before.includes(one)),
  }
}
