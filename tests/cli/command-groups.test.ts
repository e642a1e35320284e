import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addCommands, COMMAND_GROUPS } from '../../src/cli/command-groups.ts'
import { filesLoadedBy } from '../support/loaded-packages.ts'
import { PROGRAMME } from '../support/real-programme.ts'

const UNREACHABLE = { DATABASE_URL: 'postgres://127.0.0.1:1/cours' }

async function commandsFor(asked: string | undefined): Promise<string[]> {
  const program = new Command()
  await addCommands(program, asked)
  return program.commands.map((command) => command.name())
}

describe('groups of commands', () => {
  it.each(COMMAND_GROUPS.flatMap(({ names }) => names.map((name) => [name, names] as const)))(
    'add the group of %s alone, with all of its commands',
    async (name, names) => {
      expect(await commandsFor(name)).toEqual(names)
    },
  )

  it.each([[undefined], ['--help'], ['help'], ['rehearze']])('add all of them for %s', async (asked) => {
    expect(await commandsFor(asked)).toEqual(COMMAND_GROUPS.flatMap(({ names }) => names))
  })
})

// Each file costs 0.3 to 0.5 ms of a processor: bounds are a tenth above what is loaded.
describe('the number of files that a command loads, at most', () => {
  it.each([
    ['help', ['--help'], 45],
    ['the version', ['--version'], 45],
    ['the list of cohorts', ['cohort', 'list'], 510],
    ['an audit', ['audit'], 510],
    ['a check', ['check'], 390],
    ['a calendar', ['calendar', PROGRAMME, '--from', '2027-01-11'], 400],
  ])('%s', async (_, args, most) => {
    expect(await filesLoadedBy(args, UNREACHABLE)).toBeLessThanOrEqual(most)
  })
})
