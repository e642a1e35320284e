import { exportList } from '../../../actions/lists/export/export-list.ts'
import type { ListFilter } from '../../../actions/lists/export/list-source.ts'
import { MEDIA_TYPES, spreadsheet } from '../../../documents/spreadsheet.ts'
import { LIST_NAMES, type ListName } from '../../../domain/list-name.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { SpreadsheetFormat } from '../../../domain/sheet-cell.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { reasonsSince } from '../figures/reasons-since.ts'
import { filterForm, filterOf } from '../journal/journal-filter.ts'
import { show } from '../route.ts'
import type { Visit } from '../visit.ts'

const FILE = /^([a-z]+)\.(csv|xlsx)$/

/** `/o/export/people.xlsx?cohort=mars`: any list of the service as a file. */
export const EXPORT_ROUTES = [show('/export/:file', 'export', sendList)]

async function sendList(visit: Visit): Promise<Response> {
  const asked = fileAsked(visit.c.req.param('file') ?? '')
  if (!asked) return visit.notFound()
  const { c, parts, by, language, now, say } = visit
  const { cohort, event } = c.req.query()
  const filter = await filterAsked(visit, asked.list)
  if (!filter) return visit.notFound()
  const request = { ...asked, filter, by, language, now }
  const open = await attempt(exportList(parts.db, request))
  if ('refused' in open) return visit.notFound()
  const sheet = { ...open, name: say(`export.sheet.${asked.list}`) }
  const fileName = [asked.list, cohort, event, now.toISOString().slice(0, 10)].filter(Boolean).join('-')
  return c.body(await spreadsheet(sheet, { format: asked.format, language }), 200, {
    'Content-Type': MEDIA_TYPES[asked.format],
    'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '')}.${asked.format}"`,
  })
}

/** The filter of the page of a list, from the same address; undefined where it cannot be read. */
async function filterAsked({ c, parts, now }: Visit, list: ListName): Promise<ListFilter | undefined> {
  const { cohort, event, state, letter, outcome, q, why } = c.req.query()
  switch (list) {
    case 'journal': {
      const read = filterForm.read((name) => c.req.query(name) ?? '')
      if (!read.ok) return undefined
      return { cohort, journal: await filterOf(parts.db, read.value, await homeZone(parts.db)) }
    }
    case 'reasons':
      return { cohort, why: why || undefined, since: reasonsSince(cohort, now) }
    default:
      return { cohort, event, state, letter, outcome, q }
  }
}

function fileAsked(file: string): { list: ListName; format: SpreadsheetFormat } | undefined {
  const [, name, format] = FILE.exec(file) ?? []
  const list = LIST_NAMES.find((one) => one === name)
  return list && format ? { list, format: format === 'csv' ? 'csv' : 'xlsx' } : undefined
}
