import { availableParallelism } from 'node:os'
import { InvalidArgumentError } from 'commander'

/** Each takes a hundred megabytes and twenty connections to PostgreSQL. */
const MOST = 64

/**
 * How many processes: a number, or `auto` for as many as there are cores.
 * @throws InvalidArgumentError
 */
export function readProcesses(text: string): number {
  const number = text === 'auto' ? Math.min(availableParallelism(), MOST) : Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number
  throw new InvalidArgumentError(`expected auto, or a number from 1 to ${MOST}`)
}
