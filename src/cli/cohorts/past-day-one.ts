import { createInterface } from 'node:readline/promises'
import type { IsoDate } from '../../domain/calendar-rule.ts'
import { localDate } from '../../domain/local-time.ts'
import { UserError } from '../../domain/user-error.ts'

/** Puts a question to whoever runs the command; undefined where nobody can answer. */
export type Ask = ((question: string) => Promise<string>) | undefined

type DayOne = { dayOne: IsoDate; zone: string; start: 'fixed' | 'rolling' }

/**
 * A day one that is over is most often a wrong year: its first letters would never leave. So it has to be meant, by
 * `--yes` or by an answer. Where everybody begins on a day of their own, it is no more than the first day to join on.
 * @throws UserError when it is not meant.
 */
export async function requireMeant(
  { dayOne, zone, start }: DayOne,
  { yes, now, ask }: { yes: boolean; now: Date; ask: Ask },
): Promise<void> {
  const today = localDate(now, zone)
  if (yes || start === 'rolling' || dayOne >= today) return
  const past = `day one ${dayOne} has passed: today is ${today} in ${zone}, and lessons of days gone by do not leave`
  const answer = await ask?.(`${past}.\nSchedule it all the same? (yes/no) `)
  if (answer !== undefined && /^y(es)?$/i.test(answer.trim())) return
  throw new UserError(`${past}.\nNothing was scheduled. Give another --from, or add --yes if it is meant.`)
}

/** Asks on the terminal that a command runs in, if it does. */
export function terminalAsk(): Ask {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  return async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr })
    try {
      return await terminal.question(question)
    } finally {
      terminal.close()
    }
  }
}
