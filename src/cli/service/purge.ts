import { countOld } from '../../actions/purge/count-old.ts'
import { oldFilesOf } from '../../actions/purge/old-files.ts'
import { purgeBatch } from '../../actions/purge/purge-batch.ts'
import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { authorOf } from '../author.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton purge`: purges what is older than its period now; with `--dry-run`, only tells how much that is. */
export async function purge(
  config: Config,
  options: { dryRun?: boolean; by?: string },
  output: Output,
): Promise<number> {
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
    while (await purgeBatch(db, { ...request, by: authorOf(options), isAsked: true }));
    output.out('Purged.')
  })
  return 0
}
