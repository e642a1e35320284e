import { type LetterNames, withLetterName } from '../../writing/letter-names.ts'
import type { HistoryLine } from './look-at-person.ts'

/** The history of somebody, in which what organisers did names letters by their titles. */
export function namedHistory(history: readonly HistoryLine[], nameOf: LetterNames): Promise<HistoryLine[]> {
  return Promise.all(
    history.map(async (line) =>
      line.of === 'entry' ? { ...line, entry: await withLetterName(line.entry, nameOf) } : line,
    ),
  )
}
