import type { Command } from 'commander'

type Group = { names: readonly string[]; load(): Promise<(program: Command) => void> }

/** The commands in the order of the help, with the file that knows each group of them. */
export const COMMAND_GROUPS: readonly Group[] = [
  {
    names: ['new', 'check', 'calendar', 'rehearse', 'programme'],
    load: async () => (await import('./programmes/commands.ts')).addProgrammeCommands,
  },
  { names: ['cohort'], load: async () => (await import('./cohorts/commands.ts')).addCohortCommands },
  {
    names: ['enrol', 'consent', 'suppression', 'person'],
    load: async () => (await import('./people/commands.ts')).addPeopleCommands,
  },
  { names: ['event'], load: async () => (await import('./events/commands.ts')).addEventCommands },
  {
    names: ['audit', 'returned', 'unknown', 'held'],
    load: async () => (await import('./ledger/commands.ts')).addLedgerCommands,
  },
  { names: ['letter'], load: async () => (await import('./letters/commands.ts')).addLetterCommands },
  { names: ['export'], load: async () => (await import('./lists/commands.ts')).addListCommands },
  { names: ['organiser'], load: async () => (await import('./organisers/commands.ts')).addOrganiserCommands },
  {
    names: ['serve', 'web', 'receive', 'worker', 'migrate', 'purge', 'doctor', 'demo'],
    load: async () => (await import('./service/commands.ts')).addServiceCommands,
  },
]

/** Adds the group of the command that is asked for; all of them where it is none of these, for the help. */
export async function addCommands(program: Command, asked: string | undefined): Promise<void> {
  const group = COMMAND_GROUPS.find(({ names }) => names.some((name) => name === asked))
  for (const { load } of group ? [group] : COMMAND_GROUPS) (await load())(program)
}
