import {
  sketchedProgramme,
  type WrittenProgramme,
  writtenProgrammes,
} from '../../../actions/cohorts/written-programmes.ts'
import { type Draft, draftTexts } from '../../../domain/draft.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import { addDays, localDate } from '../../../domain/local-time.ts'
import type { Programme } from '../../../domain/programme.ts'
import { firstTeachingDate } from '../../../domain/shifted-start.ts'

/** In days: time to enrol people before the first lesson. */
const FROM_NOW = 7

/** What a new cohort of a programme begins as: what the programme says, on the first Monday in a week or more. */
export function newDraft(programme: Programme, now: Date): Draft {
  const { title: name, zone, at, calendar, late_joiners: lateJoiners } = programme
  const soonest = addDays(localDate(now, zone), FROM_NOW - 1)
  const monday = firstTeachingDate({ rule: { days: ['monday'] }, zone, after: soonest })
  return {
    name,
    dayOne: monday,
    zone,
    at,
    calendar,
    lateJoiners,
    signUp: 'closed',
    capacity: null,
    moves: {},
  }
}

/** The same, with its fields as texts. */
export function startOf(programme: Programme, now: Date): { draft: Draft; texts: FieldTexts } {
  const draft = newDraft(programme, now)
  return { draft, texts: draftTexts(programme.programme, draft) }
}

/** The programme that was asked for, else the first of the folder; undefined where there is none. */
export async function chosenProgramme(
  root: string,
  asked: string | undefined,
): Promise<WrittenProgramme | undefined> {
  const found = asked === undefined ? undefined : await sketchedProgramme(root, asked)
  const first = (await writtenProgrammes(root))[0]
  return found ?? (first && sketchedProgramme(root, first.name))
}
