import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { countSuppressions, pageOfSuppressions } from '../../../store/listed-suppressions.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'

/** The addresses that nothing is sent to. */
export const suppressionsList: ListSource = async (db, _, language) => {
  const say = sayIn(language)
  const zone = await homeZone(db)
  return {
    count: await countSuppressions(db),
    columns: [say('sheet.address'), say('sheet.since', { zone }), say('sheet.by'), say('sheet.reason')],
    rows: paged({
      first: '',
      next: (after, most) => pageOfSuppressions(db, { after, most }),
      keyOf: ({ address }) => address,
      cells: ({ address, suppressedAt, suppressedBy, reason }) => [
        ...[address, sheetMoment(suppressedAt, zone), say(`sheet.suppressedBy.${suppressedBy}`)],
        reason,
      ],
    }),
  }
}
