import {
  sketchedProgramme,
  type WrittenProgramme,
  writtenProgrammes,
} from '../../../actions/cohorts/written-programmes.ts'
import type { Shelf } from '../../../actions/programmes/programme-folder.ts'
import { type Draft, draftTexts } from '../../../domain/draft.ts'
import type { FieldTexts } from '../../../domain/field-change.ts'
import type { Programme } from '../../../domain/programme.ts'
import { proposedDayOne } from '../../../domain/proposed-day-one.ts'

/** What a new cohort of a programme begins as: what the programme says, on the first Monday in a week or more. */
export function newDraft(programme: Programme, now: Date): Draft {
  const { title: name, zone, at, calendar, late_joiners: lateJoiners } = programme
  return {
    name,
    dayOne: proposedDayOne(programme, now),
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
  shelf: Shelf,
  asked: string | undefined,
): Promise<WrittenProgramme | undefined> {
  const found = asked === undefined ? undefined : await sketchedProgramme(shelf, asked)
  const first = (await writtenProgrammes(shelf))[0]
  return found ?? (first && sketchedProgramme(shelf, first.name))
}
