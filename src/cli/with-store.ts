import * as app from '../app.ts'
import type { Config } from '../config.ts'
import { Refused } from '../domain/refusal.ts'
import { UserError } from '../domain/user-error.ts'
import type { Database } from '../store/database.ts'
import { refusalWords } from './refusal-words.ts'

/** Runs the body of a command with the database open. Throws a UserError where an action refuses. */
export function withStore<T>(config: Config, body: (db: Database) => Promise<T>): Promise<T> {
  return inWords(app.withStore(config, body))
}

/** Puts the refusal of an action into words. */
export async function inWords<T>(action: Promise<T>): Promise<T> {
  try {
    return await action
  } catch (error) {
    if (error instanceof Refused) throw new UserError(refusalWords(error.refusal))
    throw error
  }
}
