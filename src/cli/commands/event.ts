import type { Command } from 'commander'
import { jsonOption } from './options.ts'
import { run } from './run.ts'

/** Commands about the webinars, MOOC sessions and releases of a cohort. */
export function addEventCommands(program: Command): void {
  const event = program
    .command('event')
    .description('webinars, MOOC sessions and releases: look at them, move or cancel them')
  event
    .command('list <cohort>')
    .description('the events of a cohort as they stand')
    .addOption(jsonOption())
    .action((cohort, options) =>
      run(async (config, output) =>
        (await import('../event.ts')).listEvents(config, cohort, options, output),
      ),
    )
  event
    .command('move <cohort> <event>')
    .description('move an event; shows what will happen, and does it with --yes')
    .requiredOption(
      '--to <date>',
      'where to, in the zone of the cohort: 2027-03-17T13:00, or a date for a whole day',
    )
    .option('--moment <name>', 'which of its dates; its start when absent')
    .option('--yes', 'do it')
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('../event.ts')).moveEvent(config, { cohort, event: name }, options, output),
      ),
    )
  event
    .command('cancel <cohort> <event>')
    .description('cancel an event for good; shows what will happen, and does it with --yes')
    .option('--yes', 'do it')
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('../event.ts')).cancelEvent(config, { cohort, event: name }, options, output),
      ),
    )
}
