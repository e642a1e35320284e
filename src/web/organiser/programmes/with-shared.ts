import {
  editionOfShared,
  type SharedFile,
  type SharedKind,
  sharedFileInHand,
} from '../../../actions/programmes/shared-file.ts'
import type { Edition } from '../../../domain/edition.ts'
import { type ProgrammeVisit, withProgramme } from './with-programme.ts'

/** A visit to the page of a file that all lessons share. */
export type SharedVisit = ProgrammeVisit & { file: SharedFile; edition: Edition | undefined; path: string }

/** Answers with the schedule or the layout, as the organiser is writing it. */
export function withShared(kind: SharedKind, answer: (visit: SharedVisit) => Promise<Response>) {
  return withProgramme(async (visit) => {
    const { parts, programme, organiser, home } = visit
    const file = await sharedFileInHand(parts, { kind, programme, organiserId: organiser.id })
    const path = kind === 'schedule' ? `${home}/schedule/text` : `${home}/layout`
    return answer({ ...visit, file, path, edition: await editionOfShared(file) })
  })
}
