import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addCommands } from './cli/command-groups.ts'
import { terminal } from './cli/output.ts'
import { systemErrorText } from './cli/system-errors.ts'
import { UserError } from './domain/user-error.ts'

const USER_MISTAKE = 1
const UNKNOWN = new Set(['commander.unknownCommand', 'commander.unknownOption'])

const program = new Command('feuilleton')
  .description('E-mail courses on a calendar: one lesson a day, true dates, nothing lost, nothing twice.')
  .version(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
  .showSuggestionAfterError()
  .exitOverride()

await addCommands(program, process.argv[2])

/** The command that was being typed, so that its help can be shown. */
function commandMeant(): Command {
  const typed = process.argv.slice(2)
  return typed.reduce(
    (command, word) => command.commands.find((known) => known.name() === word) ?? command,
    program as Command,
  )
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    if (UNKNOWN.has(error.code)) terminal.err(`\n${commandMeant().helpInformation().trimEnd()}`)
    process.exitCode = error.exitCode === 0 ? 0 : USER_MISTAKE
  } else {
    const text = error instanceof UserError ? error.message : systemErrorText(error)
    if (text === undefined) throw error
    terminal.err(text)
    process.exitCode = USER_MISTAKE
  }
}
