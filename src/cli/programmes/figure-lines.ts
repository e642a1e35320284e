import { type LessonFigures, readingMinutes } from '../../programme/lesson-figures.ts'
import { kilobytes } from '../../programme/letter-size.ts'
import { count } from '../output.ts'

/** Lines about lessons that stand out, before there are so many that nothing does. */
const MOST_SHOWN = 5

/**
 * How long the lessons of a programme take to read and what they weigh: in one line and one for each that stands out, or
 * with `lessons` a line for each. None where no letter could be written.
 */
export function figureLines(
  programme: string,
  figures: readonly LessonFigures[],
  { lessons = false }: { lessons?: boolean },
): string[] {
  if (figures.length === 0) return []
  const shown = lessons ? figures : figures.filter((one) => standsOut(one, figures))
  const rest = lessons ? [] : shown.slice(MOST_SHOWN)
  const lines = aligned(shown.slice(0, shown.length - rest.length))
  const more = rest.length > 0 ? [`  and ${rest.length} more that differ: check --lessons`] : []
  return [`${programme}: ${summary(figures)}`, ...lines, ...more]
}

function summary(figures: readonly LessonFigures[]): string {
  const minutes = span(figures.map(({ words }) => readingMinutes(words)))
  const weights = span(figures.map(({ bytes }) => kilobytes(bytes)))
  const read = `${minutes} ${minutes === '1' ? 'minute' : 'minutes'} to read`
  const each = figures.length > 1 ? ' each' : ''
  return [
    count(figures.length, 'lesson'),
    `${read} and ${weights} kB${each}`,
    ...extras(totalOf(figures)),
  ].join(', ')
}

function span(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? `${least}` : `${least} to ${most}`
}

function totalOf(figures: readonly LessonFigures[]): Pick<LessonFigures, 'images' | 'tables'> {
  const sum = (key: 'images' | 'tables') => figures.reduce((total, one) => total + one[key], 0)
  return { images: sum('images'), tables: sum('tables') }
}

function extras({ images, tables }: Pick<LessonFigures, 'images' | 'tables'>): string[] {
  return [images > 0 ? count(images, 'image') : '', tables > 0 ? count(tables, 'table') : ''].filter(Boolean)
}

/** By so many words a lesson differs at least, about a minute. */
const MANY_WORDS = 220

/** Twice as long as most or half as long, or half as heavy again. */
function standsOut({ words, bytes }: LessonFigures, figures: readonly LessonFigures[]): boolean {
  const usual = median(figures.map((one) => one.words))
  const isOther = words >= usual * 2 || words * 2 <= usual
  const isHeavy = bytes >= median(figures.map((one) => one.bytes)) * 1.5
  return isHeavy || (isOther && Math.abs(words - usual) >= MANY_WORDS)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}

function aligned(figures: readonly LessonFigures[]): string[] {
  const rows = figures.map(({ letter, words, bytes }) => [
    letter,
    `${readingMinutes(words)} min`,
    count(words, 'word'),
    `${kilobytes(bytes)} kB`,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return figures.map((one, index) => {
    const cells = (rows[index] ?? []).map((cell, column) => padded(cell, column, widths[column] ?? 0))
    return [`  ${cells.join('  ')}`, ...extras(one)].join(', ')
  })
}

/** Names begin at the left, figures end at the right. */
function padded(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
