import { type Command, Option } from 'commander'
import { STANDINGS } from '../../domain/people-filter.ts'
import { byOption } from '../author.ts'
import { run } from '../run.ts'

/** Commands about lists of people: taking them out. */
export function addListCommands(program: Command): void {
  program
    .command('export <list>')
    .description('people, registrations, reasons, suppressions or the journal as a file for spreadsheets')
    .addOption(new Option('--csv', 'as CSV, which is the default').conflicts('xlsx'))
    .option('--xlsx', 'as a workbook')
    .option('--cohort <cohort>', 'of this cohort alone; registrations are of one')
    .option('--event <event>', 'the event whose registrations are wanted')
    .addOption(new Option('--state <state>', 'only people who stand so').choices(STANDINGS))
    .option('--language <language>', 'of the names of the columns, such as fr')
    .option('--out <file>', 'write into this file instead of standard output')
    .addOption(byOption())
    .action((list, options) =>
      run(async (config, output) =>
        (await import('./export.ts')).exportToFile(config, list, options, output),
      ),
    )
}
