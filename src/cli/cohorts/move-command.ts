import { type Command, Option } from 'commander'
import { OUTCOMES, STANDINGS } from '../../domain/people-filter.ts'
import { byOption } from '../author.ts'
import { addListOptions } from '../options.ts'
import { run } from '../run.ts'

/** `feuilleton cohort move-people <cohort>` */
export function addMovePeopleCommand(cohort: Command): void {
  const command = cohort
    .command('move-people <cohort> [addresses...]')
    .description('move people to another cohort of the programme; shows what will happen first')
    .option('--to <cohort>', 'where they go')
    .option('--csv <file>', 'those of a list')
    .addOption(new Option('--state <state>', 'those who stand so').choices(STANDINGS))
    .option('--letter <letter>', 'those whom a letter is for, such as jour-06')
    .addOption(new Option('--outcome <outcome>', 'with --letter: to whom it went so').choices(OUTCOMES))
    .option('--find <words>', 'those who are found so, as on the page of people')
    .option('--basis <words>', 'how they agreed to it; asked for with --apply')
    .option('--apply <plan>', 'do it if it still does what was shown as this plan')
    .addOption(
      new Option('--undo', 'take the last move back, while nothing has come of it').conflicts([
        ...['to', 'csv', 'state', 'letter', 'outcome', 'find', 'apply'],
      ]),
    )
    .addOption(byOption())
  addListOptions(command).action((slug, addresses, options) =>
    run(async (config, output) =>
      (await import('./move-people.ts')).movePeopleOf(config, { slug, addresses, ...options }, output),
    ),
  )
}
