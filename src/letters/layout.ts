import mjml2html from 'mjml'
import type { LetterMistake } from './letter-error.ts'
import { LetterError } from './letter-error.ts'
import { layoutEngine, READER } from './liquid-engines.ts'

export const LAYOUT_FILE = 'layout.mjml'

/** A piece of raw MJML that a lesson brings, to tell its mistakes from those of the layout. */
export type MjmlPiece = { readonly mjml: string; readonly file: string; readonly line: number }

/** Writes the letter into the square brackets of a layout: MJML comes out. Throws a LetterError. */
export function expandLayout(layout: string, values: object, language: 'fr' | 'en'): string {
  const reader = { now: new Date(0), zone: 'utc', language }
  try {
    return layoutEngine.parseAndRenderSync(layout, { ...values, [READER]: reader })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = Number(/, line:(\d+)/.exec(error.message)?.[1])
    const message = error.message.replace(/, line:\d+, col:\d+$/, '')
    throw new LetterError([{ file: LAYOUT_FILE, ...(line ? { line } : {}), message }])
  }
}

/**
 * Compiles MJML to HTML, strictly: no includes, no files, no fonts from elsewhere, no comments but those
 * that Outlook reads. Throws a LetterError that names the line in the layout or in the lesson.
 */
export async function compileMjml(
  mjml: string,
  sources: { layout: string; pieces: readonly MjmlPiece[] },
): Promise<string> {
  try {
    const { html } = await mjml2html(mjml, {
      validationLevel: 'strict',
      ignoreIncludes: true,
      useMjmlConfigOptions: false,
      keepComments: false,
      fonts: {},
      minify: false,
    })
    return html.replace(/\n[ \t\n]+/g, '\n')
  } catch (error) {
    throw new LetterError(mjmlMistakes(error, mjml, sources))
  }
}

function mjmlMistakes(
  error: unknown,
  mjml: string,
  sources: { layout: string; pieces: readonly MjmlPiece[] },
): LetterMistake[] {
  if (!(error instanceof Error)) throw error
  const errors = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  if (errors.length === 0) return [{ file: LAYOUT_FILE, message: error.message }]
  return errors.map((found: { line?: number; message: string; tagName?: string }) => ({
    ...place(found.line ?? 0, mjml, sources),
    message: found.tagName ? `<${found.tagName}>: ${found.message}` : found.message,
  }))
}

/** From a line of the expanded MJML to the file where it was written. */
function place(line: number, mjml: string, sources: { layout: string; pieces: readonly MjmlPiece[] }) {
  for (const piece of sources.pieces) {
    const at = mjml.indexOf(piece.mjml)
    if (at === -1) continue
    const first = mjml.slice(0, at).split('\n').length
    const inside = line - first
    if (inside >= 0 && inside < piece.mjml.split('\n').length)
      return { file: piece.file, line: piece.line + inside }
  }
  const words = mjml.split('\n')[line - 1]?.trim()
  const found = sources.layout.split('\n').findIndex((candidate) => candidate.trim() === words)
  return { file: LAYOUT_FILE, ...(found === -1 ? {} : { line: found + 1 }) }
}
