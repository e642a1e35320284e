import { join } from 'node:path'
import { deleteAll, oldMails, oldRehearsals } from '../../mail/old-files.ts'

type FileKind = 'outbox' | 'rehearsals'

/** The files with letters that this machine keeps. */
export type OldFiles = {
  count(kind: FileKind, before: Date): Promise<number>
  /** Deletes those from before an instant; returns how many. */
  purge(kind: FileKind, before: Date): Promise<number>
}

const FIND = { outbox: oldMails, rehearsals: oldRehearsals }

/** The outbox and the rehearsals of the folder of a service. */
export function oldFilesOf(varDir: string): OldFiles {
  const find = (kind: FileKind, before: Date) => FIND[kind](join(varDir, kind), before)
  return {
    count: async (kind, before) => (await find(kind, before)).length,
    async purge(kind, before) {
      const paths = await find(kind, before)
      await deleteAll(paths)
      return paths.length
    },
  }
}
