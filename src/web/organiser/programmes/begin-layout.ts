import { beginLayout } from '../../../actions/programmes/begin-layout.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** `POST …/layout/begin`: makes a draft of the layout that comes with the service. */
export async function postLayoutBegin(visit: ProgrammeVisit): Promise<Response> {
  const { parts, programme, organiser, now, home } = visit
  await beginLayout(parts.db, { programme, organiserId: organiser.id, now })
  return visit.back(`${home}/layout`)
}
