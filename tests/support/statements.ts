import type { KyselyPlugin, RawNode } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** The same database, and the statements that it was asked for, without their values. */
export function withStatements(db: Database): { db: Database; statements: string[] } {
  const statements: string[] = []
  const recorder: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(textOf(node as RawNode))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(recorder), statements }
}

/** Statements may have parts that are statements: a value is `$`. */
function textOf({ sqlFragments, parameters }: RawNode): string {
  const parts = parameters.map((part) =>
    (part as RawNode).kind === 'RawNode' ? textOf(part as RawNode) : '$',
  )
  return sqlFragments
    .map((text, at) => text + (parts[at] ?? ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
