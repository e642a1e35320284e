import * as app from '../app.ts'
import type { Config } from '../config.ts'
import { Refused } from '../domain/refusal.ts'
import { UserError } from '../domain/user-error.ts'
import type { Database } from '../store/database.ts'
import { terminal } from './output.ts'
import { refusalLine } from './refusal-words.ts'

/**
 * Runs the body of a command with the database open.
 * @throws UserError when an action refuses.
 */
export function withStore<T>(config: Config, body: (db: Database) => Promise<T>): Promise<T> {
  const onNew = (directory: string) => terminal.err(newDatabaseWords(directory))
  return inWords(app.withStore(config, body, onNew))
}

/** Why the first command takes longer than all others. */
export function newDatabaseWords(directory: string): string {
  return `Making a database in ${directory}, this once: it takes some seconds…`
}

/**
 * Awaits an action and puts its refusal into words.
 * @throws UserError when the action refuses.
 */
export async function inWords<T>(action: Promise<T>): Promise<T> {
  try {
    return await action
  } catch (error) {
    if (error instanceof Refused) throw new UserError(refusalLine(error.refusal))
    throw error
  }
}
