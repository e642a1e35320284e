import { sheetMoment } from '../../../domain/sheet-moment.ts'
import type { Language } from '../../../language/catalogues.ts'
import { sayIn } from '../../../language/say.ts'
import {
  countListedPeople,
  type EnrolmentState,
  type ListedPerson,
  listPeople,
} from '../../../store/listed-people.ts'
import { cohortWanted } from './cohort-wanted.ts'
import type { ListSource } from './list-source.ts'
import { paged } from './paged.ts'
import { reasonWords } from './reason-words.ts'

const STATES: readonly EnrolmentState[] = ['pending', 'active', 'paused', 'unsubscribed']

/** The people of a cohort, all or those in one state. An import reads its first columns again. */
export const peopleList: ListSource = async (db, { cohort: slug, state }, language) => {
  const { id: cohortId, zone } = await cohortWanted(db, slug)
  const filter = { cohortId, state: STATES.find((one) => one === state) ?? null }
  return {
    cohortId,
    count: await countListedPeople(db, filter),
    columns: columnsIn(language, zone),
    rows: paged({
      first: 0,
      next: (after, most) => listPeople(db, filter, { after, most }),
      keyOf: ({ subscriberId }) => subscriberId,
      cells: (person) => cellsOf(person, { zone, language }),
    }),
  }
}

function columnsIn(language: Language, zone: string): string[] {
  const say = sayIn(language)
  return [
    ...[say('sheet.address'), say('sheet.firstName'), say('sheet.zone'), say('sheet.hour')],
    ...[say('sheet.dayOne'), say('sheet.state'), say('sheet.joined', { zone }), say('sheet.left', { zone })],
    say('sheet.reason'),
  ]
}

function cellsOf(person: ListedPerson, { zone, language }: { zone: string; language: Language }) {
  const { address, firstName, zone: own, at, dayOne, state, follows, joinedAt, leftAt, leftReason } = person
  const say = sayIn(language)
  const standing = say(
    follows === 'events' && state !== 'unsubscribed' ? 'sheet.guest' : `sheet.states.${state}`,
  )
  return [
    ...[address, firstName, own, at, dayOne, standing],
    ...[sheetMoment(joinedAt, zone), sheetMoment(leftAt, zone)],
    leftReason && reasonWords(leftReason, language),
  ]
}
