import {
  answerList,
  type Decision,
  forgetList,
  startImport,
  undoImport,
} from '../../../actions/lists/decide-import.ts'
import { receiveList } from '../../../actions/lists/receive-list.ts'
import { attempt } from '../../../domain/refusal.ts'
import { findImport } from '../../../store/imports.ts'
import { isLive } from '../is-live.ts'
import { act, show } from '../route.ts'
import { answersIn } from './answers.ts'
import { badLinesFile } from './bad-lines-file.ts'
import { importPage } from './import-page.ts'
import {
  beginWork,
  type CohortVisit,
  type ImportVisit,
  importPath,
  importsPath,
  ofCohort,
  ofImport,
} from './import-visit.ts'
import { undoPage } from './undo-page.ts'
import { uploadPage } from './upload-page.ts'

/** In bytes: a list of 20 MB, and what a form adds to it. */
const LARGEST = 21_000_000
const LARGEST_ANSWERS = 1_000_000

/** `/o/cohorts/:slug/import`: lists of people, from the file to how it ended. */
export const IMPORT_ROUTES = [
  show(
    '/cohorts/:slug/import',
    'look',
    ofCohort((at) => uploadPage(at)),
  ),
  act('/cohorts/:slug/import', 'run', ofCohort(receive), { largest: LARGEST }),
  show(
    '/cohorts/:slug/import/:id',
    'look',
    ofImport((at) => importPage(at)),
  ),
  act('/cohorts/:slug/import/:id/answers', 'run', ofImport(answer), { largest: LARGEST_ANSWERS }),
  act('/cohorts/:slug/import/:id/start', 'run', ofImport(start)),
  act('/cohorts/:slug/import/:id/forget', 'run', ofImport(forget)),
  show('/cohorts/:slug/import/:id/bad-lines.csv', 'run', ofImport(badLinesFile)),
  show('/cohorts/:slug/import/:id/undo', 'run', ofImport(undoPage)),
  act('/cohorts/:slug/import/:id/undo', 'run', ofImport(undo)),
]

async function receive(at: CohortVisit): Promise<Response> {
  const { visit, cohort } = at
  const { parts, by, now, say } = visit
  const file = (await visit.c.req.formData()).get('file')
  if (!(file instanceof File) || file.size === 0) return uploadPage(at, say('o.import.noFile'))
  const list = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const id = await receiveList(parts.db, { cohortId: cohort.id, file: list, by, now })
  await beginWork(visit)
  const path = `${importsPath(cohort)}/${id}`
  // The script of the form asks: it leads to a page by this header alone.
  return isLive(visit) ? visit.c.body('', 200, { 'HX-Redirect': path }) : visit.back(path)
}

function decisionOf({ visit, cohort, found }: ImportVisit): Decision {
  return { id: found.id, cohortId: cohort.id, by: visit.by, now: visit.now }
}

async function answer(at: ImportVisit): Promise<Response> {
  const { visit, found } = at
  if (!found.preview) return changed(at)
  const answers = answersIn(await visit.c.req.formData(), found.preview)
  const ended = await attempt(answerList(visit.parts.db, decisionOf(at), answers))
  if (ended) return changed(at)
  await beginWork(visit)
  return visit.back(importPath(at))
}

async function start(at: ImportVisit): Promise<Response> {
  const { visit } = at
  const form = await visit.c.req.formData()
  const [basis, expected] = [String(form.get('basis') ?? ''), Number(form.get('expected'))]
  const ended = await attempt(startImport(visit.parts.db, decisionOf(at), { basis, expected }))
  if (ended?.refused === 'no-basis')
    return importPage(at, { basis, message: visit.say('o.import.basisMissing') })
  if (ended) return changed(at)
  await beginWork(visit)
  return visit.back(importPath(at))
}

async function forget(at: ImportVisit): Promise<Response> {
  const { visit, cohort, found } = at
  await forgetList(visit.parts.db, decisionOf(at))
  const kept = await findImport(visit.parts.db, { id: found.id, cohortId: cohort.id })
  return kept ? changed(at) : visit.back(importsPath(cohort), { message: 'o.import.forgotten' })
}

async function undo(at: ImportVisit): Promise<Response> {
  const ended = await attempt(undoImport(at.visit.parts.db, decisionOf(at)))
  if (ended) return changed(at)
  await beginWork(at.visit)
  return at.visit.back(importPath(at))
}

/** Somebody else was quicker: nothing is done, and the page shows how the import stands. */
function changed(at: ImportVisit): Promise<Response> {
  return at.visit.back(importPath(at), { message: 'o.import.changed' })
}
