import { type Command, Option } from 'commander'
import { byOption } from '../author.ts'
import { jsonOption } from '../options.ts'
import { run } from '../run.ts'

/** Commands about the webinars, MOOC sessions and releases of a cohort. */
export function addEventCommands(program: Command): void {
  const event = program
    .command('event')
    .description('webinars, MOOC sessions and releases: look at them, change them, see who takes part')
  addListCommand(event)
  addMoveCommand(event)
  addCancelCommand(event)
  addLinkCommand(event)
  addRegistrationsCommand(event)
  addAttendanceCommand(event)
}

function addListCommand(event: Command): void {
  event
    .command('list <cohort>')
    .description('the events of a cohort as they stand, and how many are registered')
    .addOption(jsonOption())
    .action((cohort, options) =>
      run(async (config, output) =>
        (await import('./list-events.ts')).listEvents(config, cohort, options, output),
      ),
    )
}

function addMoveCommand(event: Command): void {
  event
    .command('move <cohort> <event>')
    .description('move an event; shows what will happen, and does it with --yes')
    .requiredOption(
      '--to <date>',
      'where to, in the zone of the cohort: 2027-03-17T13:00, or a date for a whole day',
    )
    .option('--moment <name>', 'which of its dates; its start when absent')
    .option('--yes', 'do it')
    .addOption(byOption())
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('./change-event.ts')).moveEvent(config, { cohort, event: name }, options, output),
      ),
    )
}

function addCancelCommand(event: Command): void {
  event
    .command('cancel <cohort> <event>')
    .description('cancel an event for good; shows what will happen, and does it with --yes')
    .option('--yes', 'do it')
    .addOption(byOption())
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('./change-event.ts')).cancelEvent(config, { cohort, event: name }, options, output),
      ),
    )
}

function addLinkCommand(event: Command): void {
  event
    .command('link <cohort> <event>')
    .description('give the links of a webinar; shows what will happen, and does it with --yes')
    .option('--join <url>', 'where people take part')
    .option('--replay <url>', 'where the recording is')
    .option('--yes', 'do it')
    .addOption(byOption())
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('./change-event.ts')).linkEvent(config, { cohort, event: name }, options, output),
      ),
    )
}

function addRegistrationsCommand(event: Command): void {
  event
    .command('registrations <cohort> <event>')
    .description('who is registered for an event, waits for a place, or has withdrawn')
    .option('--csv', 'for spreadsheets')
    .addOption(new Option('--json', 'for programs').conflicts('csv'))
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('./registrations.ts')).showRegistrations(
          config,
          { cohort, event: name },
          options,
          output,
        ),
      ),
    )
}

function addAttendanceCommand(event: Command): void {
  event
    .command('attendance <cohort> <event> <file>')
    .description(
      'who was at a webinar, from the CSV or XLSX file of its tool; shows what it says, and stores it with --yes',
    )
    .option('--yes', 'store it')
    .addOption(byOption())
    .action((cohort, name, file, options) =>
      run(async (config, output) =>
        (await import('./attendance.ts')).storeAttendance(
          config,
          { cohort, event: name, file },
          options,
          output,
        ),
      ),
    )
}
