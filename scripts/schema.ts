// Writes src/store/schema.sql, from a database of its own that is migrated and thrown away.
//   npm run schema
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { schemaText } from './schema-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'feuilleton-schema-'))
const directory = join(folder, 'postgres')
try {
  const { url } = await startEmbeddedPostgres({ directory, durable: false })
  const db = openDatabase(url, {
    connections: 1,
    onError(error) {
      console.error(error.message)
    },
  })
  await migrate(db)
  writeFileSync(new URL('../src/store/schema.sql', import.meta.url), await schemaText(db))
  await db.destroy()
} finally {
  await removeEmbeddedPostgres(directory)
  rmSync(folder, { recursive: true, force: true })
}
