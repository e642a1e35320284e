import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { countListedReasons, listReasons } from '../../../store/listed-reasons.ts'
import { cohortIfWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'
import { reasonWords } from './reason-words.ts'

/** Why people left, of one cohort or of all, without their addresses. */
export const reasonsList: ListSource = async (db, { cohort: slug }, language) => {
  const say = sayIn(language)
  const { id: cohortId = null } = (await cohortIfWanted(db, slug)) ?? {}
  return {
    cohortId: cohortId ?? undefined,
    count: await countListedReasons(db, cohortId),
    columns: [say('sheet.cohort'), say('sheet.leftThere'), say('sheet.zone'), say('sheet.reason')],
    rows: paged({
      first: 0,
      next: (after, most) => listReasons(db, cohortId, { after, most }),
      keyOf: ({ id }) => id,
      cells: ({ cohort, leftAt, zone, reason }) => [
        ...[cohort, sheetMoment(leftAt, zone), zone],
        reasonWords(reason, language),
      ],
    }),
  }
}
