import { mixUntil } from '../domain/contrast.ts'
import type { Programme } from '../domain/programme.ts'

/** A section as lessons show it. */
export type Section = { readonly label: string; readonly colour: string }

/** Of lessons of no section, where the schedule names no colour. */
export const INK = '#000000'

/** The section of that name. A lesson without one has no words for it, and the colour of its programme. */
export function sectionCalled(name: string | undefined, { sections, look }: Programme): Section {
  const known = name === undefined ? undefined : sections[name]
  return known ?? { label: '', colour: look?.colour ?? INK }
}

/** The shades a layout needs of the colour of a section, each `#rrggbb`. */
export type SectionColours = {
  /** As the schedule says. */
  readonly colour: string
  /** Under white text, and as text on white: at least 5:1 (WCAG 2.2 AA asks 4.5:1). */
  readonly strong: string
  /** As text on the dark ground of dark mode: at least 7:1. */
  readonly light: string
  /** A mark upon `strong`: at least 3:1 (WCAG 2.2, 1.4.11). */
  readonly soft: string
}

/** The ground of dark mode; layouts use no lighter one under `light`. */
export const DARK_GROUND = '#1e2124'

const WHITE = '#ffffff'
const BLACK = '#000000'

/** Takes the colour an organiser chose to shades that can be read, whatever that colour is. */
export function sectionColours(colour: string): SectionColours {
  const strong = mixUntil(colour, { towards: BLACK, on: WHITE, ratio: 5 })
  return {
    colour,
    strong,
    light: mixUntil(colour, { towards: WHITE, on: DARK_GROUND, ratio: 7 }),
    soft: mixUntil(strong, { towards: WHITE, on: strong, ratio: 3.2 }),
  }
}
