import { create, type Font, type Glyph, type GlyphRun } from 'fontkit'

/** Features that place marks: where a font says of a letter that it takes none, the shaper throws. */
const NO_MARKS = { mark: false, mkmk: false, abvm: false, blwm: false }

const ZERO_WIDTH_SPACE = 0x200b

/** A font whose shaper draws every word: plainly, where it fails at the finer points of a script. */
export function shapedFont(name: string, bytes: Buffer): Font {
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts, expected one font`)
  const shape = font.layout.bind(font)
  font.layout = (text, features) => named(tried(shape, text, features))
  return font
}

type Shape = Font['layout']

function tried(shape: Shape, text: string, features: Parameters<Shape>[1]): GlyphRun {
  try {
    const run = shape(text, features)
    return run.glyphs.every(({ id }) => id !== 0) ? run : shape(text, NO_MARKS, 'DFLT')
  } catch {
    return withoutMarks(shape, text)
  }
}

function withoutMarks(shape: Shape, text: string): GlyphRun {
  try {
    return shape(text, NO_MARKS)
  } catch {
    return shape(text, NO_MARKS, 'DFLT')
  }
}

/** A dot that a font draws apart from its letter stands for nothing: who copies or searches a document gets no noise. */
function named(run: GlyphRun): GlyphRun {
  run.glyphs = run.glyphs.map((glyph) => (glyph.codePoints.length > 0 ? glyph : unseen(glyph)))
  return run
}

/** A glyph beside the one that the font keeps: that one would be hidden the next time, as what is not seen is. */
function unseen(glyph: Glyph): Glyph {
  return Object.create(glyph, { codePoints: { value: [ZERO_WIDTH_SPACE] } })
}
