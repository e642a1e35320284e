import type { Logo } from './brand.ts'

/** Where a logo is, below the address of the service. */
export function logoPath({ hash, type }: Logo): string {
  return `/brand/${hash}.${type}`
}

/** Where the style sheet is that puts the colour of a brand into our pages. */
export function accentPath(accent: string): string {
  return `/brand/accent-${accent.slice(1)}.css`
}

/** Where the style sheet is that has the shades of the colour of a section. */
export function sectionPath(colour: string): string {
  return `/brand/section-${colour.slice(1).toLowerCase()}.css`
}

/** In pixels: a logo as large as a box lets it be, and no larger than it is. */
export function fitted(
  { width, height }: Logo,
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, box.width / width, box.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
