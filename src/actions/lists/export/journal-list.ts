import { deedWords } from '../../../domain/journal-words.ts'
import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { countJournal, type JournalKey, listJournal } from '../../../store/journal-list.ts'
import { letterNames, withLetterName } from '../../../writing/letter-names.ts'
import { cohortIfWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'

/** Below it there is no entry. That a list is taken out is told before its rows are read: it is none of them. */
const NOTHING: JournalKey = { at: new Date(0), id: 0 }

/** What organisers did, in one cohort or at all, the newest first. */
export const journalList: ListSource = async (db, { cohort: slug, journal }, language) => {
  const say = sayIn(language)
  const zone = await homeZone(db)
  const cohort = await cohortIfWanted(db, slug)
  const filter = { ...journal, cohort: cohort?.slug }
  const nameOf = letterNames(db, language)
  const [newest] = await listJournal(db, { filter, most: 1 })
  return {
    cohortId: cohort?.id,
    count: await countJournal(db, filter),
    columns: [say('sheet.at', { zone }), say('sheet.who'), say('sheet.what'), say('sheet.cohort')],
    rows: paged({
      first: newest ? { at: newest.at, id: newest.id + 1 } : NOTHING,
      async next(below, most) {
        const entries = await listJournal(db, { filter, below, most })
        return Promise.all(entries.map((entry) => withLetterName(entry, nameOf)))
      },
      keyOf: ({ at, id }) => ({ at, id }),
      cells: ({ at, author, deed, cohortName }) => [
        ...[sheetMoment(at, zone), author, deedWords(deed, language)],
        cohortName,
      ],
    }),
  }
}
