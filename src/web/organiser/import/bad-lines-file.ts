import { MEDIA_TYPES, type Sheet, spreadsheet } from '../../../documents/spreadsheet.ts'
import { problemWords } from '../../../domain/list-problem-words.ts'
import type { BadLines } from '../../../domain/people-import.ts'
import type { Cell } from '../../../domain/sheet-cell.ts'
import { badLinesOf } from '../../../store/import-files.ts'
import type { ImportVisit } from './import-visit.ts'

/**
 * The bad lines of a list under the names of its columns, with what is wrong in one more: corrected, the file can be
 * imported as it is.
 */
export async function badLinesFile({ visit, found }: ImportVisit): Promise<Response> {
  const { c, parts, say, language } = visit
  const bad = await badLinesOf(parts.db, found.id)
  if (!bad || bad.lines.length === 0) return visit.notFound()
  const columns = [...bad.header, say('o.import.bad.column')]
  const sheet: Sheet = { name: say('o.import.bad'), columns, rows: rowsOf(bad, visit) }
  return c.body(await spreadsheet(sheet, { format: 'csv', language }), 200, {
    'Content-Type': MEDIA_TYPES.csv,
    'Content-Disposition': `attachment; filename="import-${found.id}.csv"`,
  })
}

async function* rowsOf(
  { header, lines }: BadLines,
  { language }: Pick<ImportVisit['visit'], 'language'>,
): AsyncGenerator<readonly Cell[]> {
  for (const { cells, problems } of lines) {
    const missing = Array.from({ length: Math.max(0, header.length - cells.length) }, () => '')
    yield [...cells, ...missing, problems.map((problem) => problemWords(problem, { language })).join(' / ')]
  }
}
