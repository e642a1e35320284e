import { createInterface } from 'node:readline/promises'
import type { IsoDate } from '../../domain/calendar-rule.ts'
import { localDate } from '../../domain/local-time.ts'
import { UserError } from '../../domain/user-error.ts'

/** Asks the person who runs the command; undefined when nobody can answer. */
export type Ask = ((question: string) => Promise<string>) | undefined

type DayOne = { dayOne: IsoDate; zone: string; start: 'fixed' | 'rolling' }

/**
 * Asks for confirmation of a day one in the past, by `--yes` or by an answer. It is most often a wrong year, and its
 * first letters would never leave. In a rolling cohort day one is only the first day to join, so nothing is asked.
 * @throws UserError when it is not confirmed.
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

/** Asks on the terminal, if the command runs in one. */
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
