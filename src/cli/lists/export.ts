import { createWriteStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportList } from '../../actions/lists/export/export-list.ts'
import type { Config } from '../../config.ts'
import { spreadsheet } from '../../documents/spreadsheet.ts'
import { systemClock } from '../../domain/clock.ts'
import { LIST_NAMES, type ListName } from '../../domain/list-name.ts'
import type { SpreadsheetFormat } from '../../domain/sheet-cell.ts'
import { UserError } from '../../domain/user-error.ts'
import { LANGUAGES } from '../../language/language.ts'
import { sayIn } from '../../language/say.ts'
import { PRIVATE } from '../../mail/private-files.ts'
import { authorOf } from '../author.ts'
import { count, type Output } from '../output.ts'
import { withStore } from '../with-store.ts'

export type ExportOptions = {
  csv?: boolean
  xlsx?: boolean
  cohort?: string
  event?: string
  state?: string
  language?: string
  out?: string
  by?: string
}

/** `feuilleton export <list>`: a list as a file, to standard output or to the file named by `--out`. */
export async function exportToFile(
  config: Config,
  named: string,
  options: ExportOptions,
  output: Output,
): Promise<number> {
  const list = listNamed(named)
  const format = formatOf(options)
  const language = LANGUAGES.find((one) => one === (options.language ?? 'en')) ?? 'en'
  const { cohort, event, state, out } = options
  const request = { list, filter: { cohort, event, state }, format, language }
  const rows = await withStore(config, async (db) => {
    const open = await exportList(db, { ...request, by: authorOf(options), now: systemClock.now() })
    const sheet = { ...open, name: sayIn(language)(`export.sheet.${list}`) }
    await writeTo(
      out === undefined ? process.stdout : createWriteStream(out, { mode: PRIVATE }),
      await spreadsheet(sheet, request),
    )
    return open.count
  })
  output.err(`${count(rows, 'line')}${out === undefined ? '' : ` in ${out}`}`)
  return 0
}

function listNamed(name: string): ListName {
  const list = LIST_NAMES.find((one) => one === name)
  if (list) return list
  throw new UserError(`there is no list ${JSON.stringify(name)}: expected one of ${LIST_NAMES.join(', ')}`)
}

/** Bytes of a workbook would only disturb a terminal. */
function formatOf({ xlsx = false, out }: ExportOptions): SpreadsheetFormat {
  if (xlsx && out === undefined && process.stdout.isTTY)
    throw new UserError('a workbook cannot be shown here: name a file with --out')
  return xlsx ? 'xlsx' : 'csv'
}

async function writeTo(target: Writable, bytes: ReadableStream<Uint8Array>): Promise<void> {
  await pipeline(Readable.fromWeb(bytes), target, { end: target !== process.stdout })
}
