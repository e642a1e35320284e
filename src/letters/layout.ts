import { LetterError } from './letter-error.ts'
import { layoutEngine, READER } from './liquid-engines.ts'
import { renderMjml } from './render-mjml.ts'

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
  const rendered = await renderMjml(mjml)
  if ('html' in rendered) return rendered.html.replace(/\n[ \t\n]+/g, '\n')
  throw new LetterError(
    rendered.faults.map(({ line, tagName, message }) => ({
      ...place(line ?? 0, mjml, sources),
      message: tagName ? `<${tagName}>: ${message}` : message,
    })),
  )
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
