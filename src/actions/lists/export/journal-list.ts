import { deedWords } from '../../../domain/journal-words.ts'
import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { countEntries, listEntries } from '../../../store/listed-journal.ts'
import { cohortIfWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'

/** What organisers did, in one cohort or at all. */
export const journalList: ListSource = async (db, { cohort: slug }, language) => {
  const say = sayIn(language)
  const zone = await homeZone(db)
  const { id: cohortId = null } = (await cohortIfWanted(db, slug)) ?? {}
  return {
    cohortId: cohortId ?? undefined,
    count: await countEntries(db, cohortId),
    columns: [say('sheet.at', { zone }), say('sheet.who'), say('sheet.what'), say('sheet.cohort')],
    rows: paged({
      first: 0,
      next: (after, most) => listEntries(db, cohortId, { after, most }),
      keyOf: ({ id }) => id,
      cells: ({ at, author, deed, cohort }) => [
        ...[sheetMoment(at, zone), author, deedWords(deed, language)],
        cohort,
      ],
    }),
  }
}
