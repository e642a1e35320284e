/** A file of the texts that a programme is made from. `path`: below their folder or in their archive, with slashes. */
export type SourceFile = { path: string; bytes: Uint8Array }

/** In bytes: of all files, unpacked, with their pictures. */
export const MOST_SOURCE_BYTES = 150_000_000
export const MOST_SOURCE_FILES = 3_000
/** In characters, of one text without its pictures. A course of a year has two million. */
export const LARGEST_TEXT = 3_000_000

export type TextKind = 'markdown' | 'html' | 'docx'

const KINDS: Readonly<Record<string, TextKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
  html: 'html',
  htm: 'html',
  docx: 'docx',
}

/** What a file is read as, by the end of its name; undefined for what is no text. */
export function textKind(path: string): TextKind | undefined {
  return KINDS[extensionOf(path)]
}

/** Such as `md`, in lower case; empty where a name has none. */
export function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** What is hidden, and what systems add: `.DS_Store`, `~$course.docx` of Word, `__MACOSX/`. */
export function isNoise(path: string): boolean {
  return path.split('/').some((step) => /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(step))
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** As people number files: 1, 2, 10. */
export function inNaturalOrder<T extends { path: string }>(files: readonly T[]): T[] {
  return files.toSorted((a, b) => natural.compare(a.path, b.path))
}
