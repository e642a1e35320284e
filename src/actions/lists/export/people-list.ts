import { readNarrowing, searchWords } from '../../../domain/people-filter.ts'
import { sheetMoment } from '../../../domain/sheet-moment.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import { homeZone } from '../../../store/home-zone.ts'
import { countListedPeople, type ListedPerson, listPeople } from '../../../store/listed-people.ts'
import { cohortIfWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'
import { reasonWords } from './reason-words.ts'

/**
 * The people whom a list of them shows, of one cohort or of all; then each line says which it is. An import reads the first
 * columns again.
 */
export const peopleList: ListSource = async (db, { cohort: slug, q = '', ...asked }, language) => {
  const cohort = await cohortIfWanted(db, slug)
  const filter = { cohortId: cohort?.id, words: searchWords(q), ...readNarrowing(asked) }
  const told = { zone: cohort?.zone ?? (await homeZone(db)), language, isOfAll: cohort === undefined }
  return {
    cohortId: cohort?.id,
    count: await countListedPeople(db, filter),
    columns: columnsIn(told),
    rows: paged({
      first: 0,
      next: (after, most) => listPeople(db, filter, { after, most }),
      keyOf: ({ enrolmentId }) => enrolmentId,
      cells: (person) => cellsOf(person, told),
    }),
  }
}

type Told = { zone: string; language: Language; isOfAll: boolean }

function columnsIn({ language, zone, isOfAll }: Told): string[] {
  const say = sayIn(language)
  return [
    ...[say('sheet.address'), say('sheet.firstName'), say('sheet.zone'), say('sheet.hour')],
    ...[say('sheet.dayOne'), say('sheet.state'), say('sheet.joined', { zone }), say('sheet.left', { zone })],
    say('sheet.reason'),
    ...(isOfAll ? [say('sheet.cohort')] : []),
  ]
}

function cellsOf(person: ListedPerson, { zone, language, isOfAll }: Told) {
  const { address, firstName, zone: own, at, dayOne, state, follows, joinedAt, leftAt, leftReason } = person
  const say = sayIn(language)
  const standing = say(
    follows === 'events' && state !== 'unsubscribed' ? 'sheet.guest' : `sheet.states.${state}`,
  )
  return [
    ...[address, firstName, own, at, dayOne, standing],
    ...[sheetMoment(joinedAt, zone), sheetMoment(leftAt, zone)],
    leftReason && reasonWords(leftReason, language),
    ...(isOfAll ? [person.cohort] : []),
  ]
}
