import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { UserError } from '../domain/user-error.ts'
import { addCommands } from './command-groups.ts'
import { terminal } from './output.ts'
import { systemErrorText } from './system-errors.ts'

const USER_MISTAKE = 1
const UNKNOWN = new Set(['commander.unknownCommand', 'commander.unknownOption'])

/**
 * Runs the command that these words ask for, as they stand after `feuilleton`. `process.exitCode` says how it ended.
 * @throws any error that is a bug of ours, as that needs its stack trace.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const program = new Command('feuilleton')
    .description('E-mail courses on a calendar: one lesson a day, true dates, nothing lost, nothing twice.')
    .version(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version)
    .showSuggestionAfterError()
    .exitOverride()
  await addCommands(program, words[0])
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) sayUsage(error, commandMeant(program, words))
    else sayError(error)
  }
}

/** The command that was being typed, so that its help can be shown. */
function commandMeant(program: Command, words: readonly string[]): Command {
  return words.reduce(
    (command, word) => command.commands.find((known) => known.name() === word) ?? command,
    program,
  )
}

/** commander has said what is wrong; help that was asked for comes as such an error too, with the code 0. */
function sayUsage({ code, exitCode }: CommanderError, meant: Command): void {
  if (UNKNOWN.has(code)) terminal.err(`\n${meant.helpInformation().trimEnd()}`)
  process.exitCode = exitCode === 0 ? 0 : USER_MISTAKE
}

function sayError(error: unknown): void {
  const text = error instanceof UserError ? error.message : systemErrorText(error)
  if (text === undefined) throw error
  terminal.err(text)
  process.exitCode = USER_MISTAKE
}
