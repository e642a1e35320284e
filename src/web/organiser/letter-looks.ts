import { letterFrameHeaders } from '../letter-frame.ts'
import type { Visit } from './visit.ts'

/** How a letter is shown, and the width of its frame in pixels; a text has none. */
export const LOOKS = { desktop: 720, phone: 375, dark: 720, text: 0 } as const
export type Look = keyof typeof LOOKS

/** The look that a text names, else another. */
export function lookOf(text: string | undefined, otherwise: Look = 'desktop'): Look {
  return text !== undefined && Object.hasOwn(LOOKS, text) ? (text as Look) : otherwise
}

/** Answers with the HTML of a letter, for a frame, as a light or a dark screen shows it. */
export function frameOf({ c, parts }: Visit, letter: string): Response {
  const scheme = c.req.query('look') === 'dark' ? 'dark' : 'light'
  const { origin } = new URL(parts.publicUrl)
  return c.body(inScheme(letter, scheme), 200, letterFrameHeaders({ pictures: `https: ${origin}` }))
}

/** A letter as it is on a screen of this kind, whatever the one that it is looked at on: its own styles decide. */
function inScheme(letter: string, scheme: 'light' | 'dark'): string {
  return letter
    .replace(
      /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g,
      scheme === 'dark' ? '@media all' : '@media not all',
    )
    .replace(/(color-schemes?\s*:\s*)light dark/g, `$1${scheme}`)
    .replace(/(name="(?:supported-)?color-schemes?" content=")light dark/g, `$1${scheme}`)
}
