import type { Text } from 'hast'
import type { TextLoss } from '../../domain/text-loss.ts'
import { LOSS_MARK, text } from './tree.ts'

/** A loss with the line, from 1, of the text in which its mark stood. */
export type PlacedLoss = { line: number; loss: TextLoss }

/** Marks are from there, in the private use area of Unicode. */
const PRIVATE = /[\uE000-\uE0FF]/g
/** What may be left of a line that had nothing but a mark. */
const NO_WORDS = /^[\s>*-]*$/

/** Takes out of a text what could be taken for a mark. */
export function withoutMarks(source: string): string {
  return source.replace(PRIVATE, '')
}

/** Remembers losses by marks in the text, so that each is told with the line where it ends up. */
export class LossMarks {
  readonly #losses: TextLoss[] = []

  /** The mark of a loss, to stand where it happened. */
  mark(loss: TextLoss): Text {
    this.#losses.push(loss)
    return text(`\uE010${this.#losses.length - 1}\uE011`)
  }

  /** The text without its marks, and where they stood. */
  takeOut(marked: string): { text: string; losses: PlacedLoss[] } {
    const lines: string[] = []
    const losses: PlacedLoss[] = []
    let waiting: TextLoss[] = []
    let skipsBlank = false
    for (const line of marked.split('\n')) {
      const found = [...line.matchAll(LOSS_MARK)].flatMap(([, index]) => this.#losses[Number(index)] ?? [])
      const bare = line.replace(LOSS_MARK, '')
      waiting.push(...found)
      const isSkipped: boolean = NO_WORDS.test(bare) && (found.length > 0 || (skipsBlank && bare === ''))
      skipsBlank = found.length > 0 && isSkipped
      if (isSkipped) continue
      lines.push(bare)
      if (bare.trim() === '') continue
      losses.push(...waiting.map((loss) => ({ line: lines.length, loss })))
      waiting = []
    }
    losses.push(
      ...waiting.map((loss) => ({
        line: Math.max(1, lines.findLastIndex((line) => line.trim() !== '') + 1),
        loss,
      })),
    )
    return { text: lines.join('\n'), losses }
  }
}
