import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { planFiles } from '../../../src/actions/programmes/plan-publication.ts'
import { publishFiles } from '../../../src/actions/programmes/publish-files.ts'
import { systemClock } from '../../../src/domain/clock.ts'
import { textHash, type WrittenFile } from '../../../src/domain/programme-file.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

const SCHEDULE = 'schedules/essai.yaml'

let database: TestDatabase
let folder: WrittenFolder

beforeEach(async () => {
  database = await testDatabase()
  folder = await writtenFolder(courseEdition(2))
})
afterEach(async () => {
  await folder.remove()
  await database.close()
})

it('publishes nothing over a change since it was shown, even one that no letter has', async () => {
  const shelf = { db: database.db, root: folder.root }
  const schedule = await readFile(join(folder.root, SCHEDULE), 'utf8')
  const as = (text: string): WrittenFile[] => [{ path: SCHEDULE, text, beganHash: textHash(schedule) }]
  const publish = (files: WrittenFile[], hash = '') =>
    publishFiles(shelf, { programme: 'essai', files, message: 'x', by: ORGANISER, hash }, systemClock)
  const [luc, ana] = [as(`${schedule}# Luc was here\n`), as(`${schedule}# Ana, too\n`)]
  const shown = await planFiles(shelf, 'essai', luc)
  expect((await publish(ana, (await planFiles(shelf, 'essai', ana))?.hash)).made).toBe('published')
  const late = await publish(luc, shown?.hash)
  expect(late).toMatchObject({ made: 'stale', plan: { behind: [SCHEDULE] } })
})
