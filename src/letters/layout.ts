import { LetterError } from './letter-error.ts'
import { layoutEngine, READER } from './liquid-engines.ts'

export const LAYOUT_FILE = 'layout.mjml'

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
