import { createHash } from 'node:crypto'

/** A file that was published. `path`: in the folder of programmes, such as `schedules/21-jours.yaml`. */
export type PublishedFile = {
  path: string
  text: string
  /** Of what the folder had when it was published; null for no such file. */
  folderHash: string | null
}

/** A file as somebody has it, not yet published. */
export type WrittenFile = {
  path: string
  text: string
  /** Of what was published when it was begun, or when its author last compared the two; null for no such file. */
  beganHash: string | null
}

/** A file as one author is writing it. */
export type FileDraft = WrittenFile & {
  version: number
  /** Which page kept this text. */
  page: string
  changedAt: Date
}

/** The path of the schedule of a programme. */
export function schedulePath(programme: string): string {
  return `schedules/${programme}.yaml`
}

/** The path of its layout, where it brings one. */
export function layoutPath(programme: string): string {
  return `templates/${programme}/layout.mjml`
}

/** The folder of its lessons. */
export function lessonFolder(programme: string): string {
  return `templates/${programme}/lessons`
}

/** The path of a lesson of a programme. */
export function lessonPath(programme: string, letter: string): string {
  return `${lessonFolder(programme)}/${letter}.md`
}

/** A text as files have it: with line feeds, one at its end, and nothing that PostgreSQL does not take. */
export function fileText(typed: string): string {
  const text = typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed()
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/** Names a text: SHA-256, its first 16 hex digits. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
