import { layoutPath } from '../../domain/programme-file.ts'
import { readLayout } from '../../letters/service/service-files.ts'
import type { Database } from '../../store/database.ts'
import type { Author } from './file-in-hand.ts'
import { keepDraft } from './keep-draft.ts'

/** Makes the layout that comes with the service a draft of an author, to change it; a draft that is there stays. */
export async function beginLayout(db: Database, { now, ...author }: Author & { now: Date }): Promise<void> {
  const path = layoutPath(author.programme)
  const text = readLayout('lesson.mjml')
  await keepDraft(db, { ...author, path, text, beganHash: null, page: 'begin', seen: 0, now })
}
