import { openStore } from '../../app.ts'
import type { Config } from '../../config.ts'
import { migrateQueue } from '../../delivery/queue-backend.ts'
import { retryUnreachable } from '../../retry.ts'
import type { Output } from '../output.ts'
import { newDatabaseWords } from '../with-store.ts'

/** `feuilleton migrate`: waits for the database and brings it up to date, for `web` and `worker`, which do not. */
export async function migrate(config: Config, output: Output): Promise<number> {
  const onNew = (directory: string) => output.err(newDatabaseWords(directory))
  const open = () => openStore(config, { onError: () => undefined, migrates: true, onNew })
  const store = await retryUnreachable(open, {
    withinMs: config.startWithinMs,
    onRetry: ({ message }) => output.err(`waiting: ${message}`),
  })
  try {
    if (!config.redisUrl) await migrateQueue(store.url)
  } finally {
    await store.close()
  }
  output.out('The database is up to date.')
  return 0
}
