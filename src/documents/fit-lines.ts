import type { Face } from './faces.ts'
import { type Copy, type Line, linesOf, type Measure } from './text-lines.ts'

/** The room that words have, in points: so many lines of so wide, if they were set at `size`. */
export type Room = { size: number; width: number; lines: number; lineGap: number }

/** Lines with the size at which they fit; `leading` from one to the next, and `ascent` above the first base line. */
export type Fitted = { lines: Line[]; size: number; leading: number; ascent: number; height: number }

const STEP = 0.95
/** Of the size asked for: a word that is too wide gets smaller down to here, and is broken below. */
const WHOLE_WORDS = 0.6
const SMALLEST = 4

/** Sets words as large as their room allows, and smaller where they need it: they are cut only at the smallest size. */
export function fitLines(
  copy: Copy,
  room: Room,
  { measure, face }: { measure: Measure; face: Face },
): Fitted {
  const most = room.lines * (copy.height * room.size + room.lineGap)
  for (let size = room.size; size > SMALLEST; size *= STEP) {
    if (copy.widest * size > room.width && size > room.size * WHOLE_WORDS) continue
    const fitted = fittedAt(size, linesOf(copy, room.width / size, measure), { copy, room })
    if (fitted.height <= most + 0.01) return fitted
  }
  return cutTo(most, { copy, room, measure, face })
}

function fittedAt(size: number, lines: Line[], { copy, room }: { copy: Copy; room: Room }): Fitted {
  const leading = copy.height * size + (room.lineGap * size) / room.size
  return { lines, size, leading, ascent: copy.ascent * size, height: lines.length * leading }
}

type Cut = { copy: Copy; room: Room; measure: Measure; face: Face }

function cutTo(most: number, { copy, room, measure, face }: Cut): Fitted {
  const ellipsis = { text: '…', face }
  const width = measure(ellipsis)
  const all = fittedAt(SMALLEST, linesOf(copy, room.width / SMALLEST - width, measure), { copy, room })
  if (all.height <= most + 0.01) return all
  const kept = all.lines.slice(0, Math.max(1, Math.floor((most + 0.01) / all.leading)))
  const last = kept.pop() ?? { runs: [], width: 0 }
  kept.push({ runs: [...last.runs, ellipsis], width: last.width + width })
  return fittedAt(SMALLEST, kept, { copy, room })
}
