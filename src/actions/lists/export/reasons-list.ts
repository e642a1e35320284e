import { sheetMoment } from '../../../domain/sheet-moment.ts'
import { sayIn } from '../../../language/say.ts'
import { countReasons, listReasons, type Reason, type ReasonKey } from '../../../store/reasons.ts'
import { cohortIfWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'
import { reasonWords } from './reason-words.ts'

/** Why people left, of one cohort or of all, the latest first, without their addresses. */
export const reasonsList: ListSource = async (db, { cohort: slug, why, since = null }, language) => {
  const say = sayIn(language)
  const cohort = await cohortIfWanted(db, slug)
  const those = { cohortId: cohort?.id ?? null, since }
  const counts = await countReasons(db, those)
  return {
    cohortId: cohort?.id,
    count: why === undefined ? sumOf(counts) : (counts.get(why) ?? 0),
    columns: [say('sheet.cohort'), say('sheet.leftThere'), say('sheet.zone'), say('sheet.reason')],
    rows: paged({
      first: undefined as ReasonKey | undefined,
      next: (below, most) => listReasons(db, { filter: { ...those, why }, below, most }),
      keyOf: ({ leftAt, enrolmentId }) => ({ at: leftAt, id: enrolmentId }),
      cells: (reason) => {
        const { cohortSlug, leftAt, zone } = reason
        return [cohortSlug, sheetMoment(leftAt, zone), zone, reasonWords(keptReason(reason), language)]
      },
    }),
  }
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function keptReason({ why, words }: Reason): string {
  return words === null ? why : `${why}: ${words}`
}
