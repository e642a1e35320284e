import { countOld } from '../../actions/purge/count-old.ts'
import { oldFilesOf } from '../../actions/purge/old-files.ts'
import { purgeBatch } from '../../actions/purge/purge-batch.ts'
import type { Config } from '../../config.ts'
import { gently, type Rests } from '../../delivery/gently.ts'
import { systemClock } from '../../domain/clock.ts'
import { authorOf } from '../author.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

type PurgeOptions = { dryRun?: boolean; by?: string; rest?: Rests['rest'] }

/**
 * `feuilleton purge`: purges what is older than its period now; with `--dry-run`, only tells how much that is. It rests
 * between its batches as the service does, so that letters which leave meanwhile go first.
 */
export async function purge(config: Config, options: PurgeOptions, output: Output): Promise<number> {
  const { retention, varDir } = config
  const now = systemClock.now()
  const request = { retention, now, files: oldFilesOf(varDir) }
  await withStore(config, async (db) => {
    const counts = await countOld(db, request)
    const rows = counts.map(({ kind, n, before }) => [
      kind,
      `${retention[kind]} days`,
      before.toISOString().slice(0, 10),
      String(n),
    ])
    for (const line of table([['KIND', 'KEPT', 'BEFORE', 'TO PURGE'], ...rows])) output.out(line)
    if (options.dryRun) return
    const asked = { ...request, by: authorOf(options), isAsked: true }
    await gently(() => purgeBatch(db, asked), { leastMs: 0, ...(options.rest && { rest: options.rest }) })
    output.out('Purged.')
  })
  return 0
}
