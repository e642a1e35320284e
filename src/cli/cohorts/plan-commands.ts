import { type Command, Option } from 'commander'
import { LATE_RULES } from '../../domain/late-rules.ts'
import { OUTCOMES, STANDINGS } from '../../domain/people-filter.ts'
import { byOption } from '../author.ts'
import { addListOptions, capacityOption, dateOption } from '../options.ts'
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

/** `feuilleton cohort copy <cohort>` */
export function addCopyCommand(cohort: Command): void {
  cohort
    .command('copy <cohort>')
    .description('a new run of a cohort, all dates moved; shows them first')
    .addOption(
      dateOption('--day-one <date>', 'its day one; in the month after, on the same weekday, when absent'),
    )
    .option('--apply <plan>', 'make it if it still is what was shown as this plan: a draft')
    .option('--schedule', 'with --apply: schedule it at once')
    .option(
      '--with-placeholders',
      'with --schedule: even though some links or addresses are still to fill in',
    )
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./copy-cohort.ts')).copyCohortOf(config, slug, options, output),
      ),
    )
}

/** `feuilleton cohort joining <cohort>` */
export function addJoiningCommand(cohort: Command): void {
  cohort
    .command('joining <cohort>')
    .description('change how many may join, or what becomes of those who come late; shows it first')
    .addOption(capacityOption())
    .option('--unlimited', 'as many as come')
    .addOption(
      new Option('--late <rule>', 'what becomes of those who join after day one').choices(LATE_RULES),
    )
    .addOption(
      new Option('--undo', 'undo the last change, while nobody has joined since').conflicts([
        ...['capacity', 'unlimited', 'late'],
      ]),
    )
    .option('--apply <plan>', 'do it if it still does what was shown as this plan')
    .addOption(byOption())
    .action((slug, options) =>
      run(async (config, output) =>
        (await import('./change-joining.ts')).changeJoiningOf(config, slug, options, output),
      ),
    )
}
