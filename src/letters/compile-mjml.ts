import mjml2html from 'mjml'
import { LAYOUT_FILE } from './layout.ts'
import { LetterError, MOST_MISTAKES } from './letter-error.ts'

/** A piece of raw MJML that a lesson brings, to tell its mistakes from those of the layout. */
export type MjmlPiece = { readonly mjml: string; readonly file: string; readonly line: number }

type Sources = { readonly layout: string; readonly pieces: readonly MjmlPiece[] }
type Fault = { message: string; line?: number; tagName?: string }

// Strict, without includes, files, fonts from elsewhere, or comments but those that Outlook reads.
const OPTIONS = {
  validationLevel: 'strict',
  ignoreIncludes: true,
  useMjmlConfigOptions: false,
  keepComments: false,
  fonts: {},
  minify: false,
} as const

/**
 * Compiles MJML to HTML. Throws a LetterError that names the line in the layout or in the lesson. This file loads
 * MJML, which takes some 100 MB.
 */
export async function compileMjml(mjml: string, sources: Sources): Promise<string> {
  try {
    const { html } = await mjml2html(mjml, OPTIONS)
    return html.replace(/\n[ \t\n]+/g, '\n')
  } catch (error) {
    throw new LetterError(
      faultsOf(error).map(({ line, tagName, message }) => ({
        ...place(line ?? 0, mjml, sources),
        message: tagName ? `<${tagName}>: ${message}` : message,
      })),
    )
  }
}

function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof Error)) return [{ message: String(error) }]
  const found = 'errors' in error && Array.isArray(error.errors) ? (error.errors as Fault[]) : []
  return found.length === 0 ? [{ message: error.message }] : found.slice(0, MOST_MISTAKES)
}

/** From a line of the expanded MJML to the file where it was written. */
function place(line: number, mjml: string, { layout, pieces }: Sources): { file: string; line?: number } {
  for (const piece of pieces) {
    const at = mjml.indexOf(piece.mjml)
    if (at === -1) continue
    const first = mjml.slice(0, at).split('\n').length
    const inside = line - first
    if (inside >= 0 && inside < piece.mjml.split('\n').length)
      return { file: piece.file, line: piece.line + inside }
  }
  const words = mjml.split('\n')[line - 1]?.trim()
  const found = layout.split('\n').findIndex((candidate) => candidate.trim() === words)
  return { file: LAYOUT_FILE, ...(found === -1 ? {} : { line: found + 1 }) }
}
