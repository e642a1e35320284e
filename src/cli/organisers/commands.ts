import { type Command, Option } from 'commander'
import { ROLES } from '../../domain/rights.ts'
import { byOption } from '../author.ts'
import { run } from '../run.ts'

/** Commands about who may steer the service from its pages. */
export function addOrganiserCommands(program: Command): void {
  const organiser = program
    .command('organiser')
    .description('who may steer the service from its pages: invite them, let them in')
  organiser
    .command('invite <address>')
    .description('print a link with which somebody joins; it opens once, within a week')
    .requiredOption('--name <name>', 'their name, for the journal')
    .addOption(new Option('--role <role>', 'what they may do').choices([...ROLES]).default('organiser'))
    .option('--export', 'let them take lists of people out')
    .addOption(byOption())
    .action((address, options) =>
      run(async (config, output) => (await import('./invite.ts')).invite(config, address, options, output)),
    )
  organiser
    .command('link <address>')
    .description('print a link that signs an organiser in; it opens once, within a day')
    .addOption(byOption())
    .action((address, options) =>
      run(async (config, output) =>
        (await import('./link.ts')).printSignInLink(config, address, options, output),
      ),
    )
  organiser
    .command('list')
    .description('who may sign in, and who is invited')
    .action(() => run(async (config, output) => (await import('./list.ts')).listTeam(config, output)))
  organiser
    .command('remove <address>')
    .description('let somebody in no more: their sessions end at once')
    .addOption(byOption())
    .action((address, options) =>
      run(async (config, output) => (await import('./remove.ts')).remove(config, address, options, output)),
    )
}
