import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Font as OpenFont } from 'fontkit'
import subsetFont from 'subset-font'
import { type FontPart, fontParts } from './script-fonts.ts'
import { shapedFont } from './shaped-font.ts'

const require = createRequire(import.meta.url)

// Source Serif 4 (OFL 1.1) has all the marks of French, small capitals, Latin as most of the world writes it, Greek and
// Cyrillic.
const FILES = {
  roman: require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  italic: require.resolve(
    '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  ),
  bold: require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
}

export type Font = keyof typeof FILES

/** One font as it is printed: the characters that it has, and how it stands on a line, in em. */
export type Face = {
  name: string
  font: OpenFont
  has: ReadonlySet<number>
  ascent: number
  descent: number
  gap: number
}

/** For each font the faces to take characters from, the usual one first. */
export type Faces = Readonly<Record<Font, readonly [Face, ...Face[]]>>

/**
 * Opens the faces for all the characters of `text`. Fonts of other scripts are read only when a character needs them,
 * and of them only what it needs.
 */
export async function facesFor(text: string): Promise<Faces> {
  const { roman, italic, bold } = usualFaces()
  const others = await otherFaces(text, roman)
  const light = others.map(({ regular }) => regular)
  return {
    roman: [roman, ...light],
    italic: [italic, ...light], // other scripts have no italic
    bold: [bold, ...others.map(({ semiBold }) => semiBold)],
  }
}

// Files, and not open fonts: glyphs that one document has used lose their characters in the next.
const files = new Map<Font, Buffer>()

function usualFaces(): Record<Font, Face> {
  const open = (font: Font) => {
    const bytes = files.get(font) ?? readFileSync(FILES[font])
    files.set(font, bytes)
    return faceOf(font, bytes)
  }
  return { roman: open('roman'), italic: open('italic'), bold: open('bold') }
}

function faceOf(name: string, bytes: Buffer): Face {
  const font = shapedFont(name, bytes)
  const { characterSet, ascent, descent, lineGap, unitsPerEm } = font
  const em = (units: number) => units / unitsPerEm
  return {
    name,
    font,
    has: new Set(characterSet),
    ascent: em(ascent),
    descent: -em(descent),
    gap: em(lineGap),
  }
}

type Weights = { regular: Face; semiBold: Face }

async function otherFaces(text: string, roman: Face): Promise<Weights[]> {
  const wanted = new Set(Array.from(text.normalize('NFC') + text.normalize('NFKD'), codePointOf))
  const left = new Set([...wanted].filter((codePoint) => codePoint >= 0xa0 && !roman.has.has(codePoint)))
  const faces: Weights[] = []
  if (left.size === 0) return faces
  for (const part of fontParts(text)) {
    if (![...left].some(part.covers)) continue
    const weights = await takeFrom(part, [...wanted].filter(part.covers))
    faces.push(weights)
    for (const codePoint of weights.regular.has) left.delete(codePoint)
  }
  return faces
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** What a part has of some characters, with what shapes them, in two weights. */
async function takeFrom({ id, file, companions }: FontPart, wanted: number[]): Promise<Weights> {
  const whole = await readFile(file)
  // Every part has a space, and not all that it is said to have.
  const text = String.fromCodePoint(0x20, ...wanted, ...companions)
  const at = async (weight: number) => {
    const options = { targetFormat: 'truetype', variationAxes: { wght: weight } } as const
    return faceOf(`${id}-${weight}`, await subsetFont(whole, text, options))
  }
  return { regular: await at(400), semiBold: await at(600) }
}
