import { type Command, InvalidArgumentError, Option } from 'commander'
import { isoDate, wallTime, zoneName } from '../domain/calendar-rule.ts'

type Schema = {
  safeParse(
    value: unknown,
  ): { success: true; data: string } | { success: false; error: { issues: { message: string }[] } }
}

/** Parses an option with a schema of the domain, and says what was expected. */
function readWith(schema: Schema) {
  return (text: string): string => {
    const read = schema.safeParse(text)
    if (!read.success) throw new InvalidArgumentError(read.error.issues[0]?.message ?? 'not understood')
    return read.data
  }
}

/** Day one of a cohort. */
export function fromOption(): Option {
  return new Option('--from <date>', 'day one, such as 2027-01-11')
    .argParser(readWith(isoDate))
    .makeOptionMandatory()
}

/** A date in the zone of whatever it is about. */
export function dateOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(readWith(isoDate))
}

export function zoneOption(): Option {
  return new Option('--zone <zone>', 'time zone, such as Europe/Paris').argParser(readWith(zoneName))
}

export function atOption(): Option {
  return new Option('--at <hour>', 'hour at which a lesson leaves, such as 07:30').argParser(
    readWith(wallTime),
  )
}

export function capacityOption(): Option {
  return new Option('--capacity <number>', 'the most people who may sign up').argParser(
    numberOption(10_000_000),
  )
}

/** Adds the options of commands that read a list of people, for questions that the list leaves open. */
export function addListOptions(command: Command): Command {
  const options = [
    new Option('--skip-bad', 'leave out bad lines of the file and take the others'),
    new Option('--keep-domains', 'accept domains that look like a misspelt well-known one'),
    new Option('--address-column <name>', 'the column of the file that holds the addresses'),
    repeatable('--ignore-column <name>', 'a column of the file to skip; may be repeated'),
    repeatable('--take-status <word>', 'enrol people with this status in the file; may be repeated'),
  ]
  return options.reduce((all, option) => all.addOption(option), command)
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string, before: string[] = []) => [...before, text])
}

export function jsonOption(): Option {
  return new Option('--json', 'for programs')
}

/** Days by which something moves: less than 0 is earlier. */
export function daysOption(most: number) {
  return (text: string): number => {
    const days = Number(text)
    if (!/^[+-]?\d+$/.test(text) || days === 0 || Math.abs(days) > most) {
      throw new InvalidArgumentError(`expected days, such as 2 or -2, at most ${most}`)
    }
    return days
  }
}

export function numberOption(most: number) {
  return (text: string): number => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < 1 || number > most) {
      throw new InvalidArgumentError(`expected a number from 1 to ${most}`)
    }
    return number
  }
}
