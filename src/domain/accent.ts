import { contrast, mixUntil } from './contrast.ts'

/** WCAG 2.2, 1.4.3: what text has to have on its ground at least. */
const READABLE = 4.5

/** The tinted grounds of our pages are the harder ones, on light as on dark screens. */
const [LIGHT_GROUND, DARK_GROUND] = ['#f4f4f1', '#202327']

export type Accent = {
  /** For text on white, and under white text. */
  light: string
  /** The same on dark screens. */
  dark: string
}

/** The shades of a colour that passed `readAccent`. */
export function accentShades(colour: string): Accent {
  return {
    light: colour,
    dark: mixUntil(colour, { towards: '#ffffff', on: DARK_GROUND, ratio: READABLE }),
  }
}

export type AccentReading =
  | { ok: true; accent: string }
  | { ok: false; why: 'wrong' }
  | { ok: false; why: 'pale'; nearest: string }

/** Reads a colour such as `#1A4585`; one that is too pale to be read comes with the nearest that is not. */
export function readAccent(typed: string): AccentReading {
  const accent = typed.trim().toLowerCase()
  if (!/^#[0-9a-f]{6}$/.test(accent)) return { ok: false, why: 'wrong' }
  if (contrast(accent, LIGHT_GROUND) >= READABLE) return { ok: true, accent }
  return {
    ok: false,
    why: 'pale',
    nearest: mixUntil(accent, { towards: '#000000', on: LIGHT_GROUND, ratio: READABLE }),
  }
}
