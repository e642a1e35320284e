import { type Command, Option } from 'commander'
import { MOST_LESSONS } from '../../domain/most-lessons.ts'
import { keepHeapSmall } from '../../letters/small-heap.ts'
import { byOption } from '../author.ts'
import { addListOptions, atOption, fromOption, numberOption, zoneOption } from '../options.ts'
import { run, runInAnyFolder } from '../run.ts'

/** Commands about programmes. Each loads only its own code. */
export function addProgrammeCommands(program: Command): void {
  program
    .command('new <name>')
    .description('begin a programme: its schedule, its lessons and a webinar, to write in')
    .addOption(new Option('--language <language>', 'of letters and pages: en, fr or es').default('en'))
    .addOption(
      new Option('--days <number>', 'how many lessons').default(5).argParser(numberOption(MOST_LESSONS)),
    )
    .addOption(new Option('--title <words>', 'the name that readers see; made from the name when absent'))
    .addOption(zoneOption())
    .addOption(new Option('--webinar <title>', 'what its webinar is called; to be filled in when absent'))
    .addOption(new Option('--no-webinar', 'a course without one'))
    .addOption(
      new Option(
        '--texts <path>',
        'make lessons of texts: a folder or ZIP archive of .docx, .html or .md files, or one such file',
      ).conflicts('webinar'),
    )
    .addOption(
      new Option(
        '--heading <level>',
        'which headings begin a lesson, where --texts is one file; 1 is the highest',
      ).argParser(numberOption(6)),
    )
    .action((name, options) =>
      runInAnyFolder(async (config, output) =>
        (await import('./new.ts')).newCommand(config, name, options, output),
      ),
    )

  program
    .command('check [path]')
    .description('find every mistake in the programmes, or in one of them')
    .addOption(new Option('--lessons', 'how long each lesson takes to read, and what its letter weighs'))
    .addOption(publishedOption())
    .action((path, options) =>
      run(async (config, output) => (await import('./check.ts')).check(config, path, options, output)),
    )

  program
    .command('calendar <programme>')
    .description('show the dates of a course that begins on a day')
    .addOption(fromOption())
    .addOption(zoneOption())
    .addOption(atOption())
    .addOption(publishedOption())
    .addOption(new Option('--json', 'for programs').conflicts('ics'))
    .addOption(new Option('--ics', 'for calendars (iCalendar)'))
    .action((name, options) =>
      run(async (config, output) => (await import('./calendar.ts')).calendar(config, name, options, output)),
    )

  addListOptions(program.command('rehearse <programme>'))
    .description('run a whole cohort on a virtual clock and see every letter before it leaves')
    .addOption(fromOption())
    .addOption(
      new Option('--subscribers <number>', 'how many made-up readers')
        .default(3)
        .argParser(numberOption(10_000))
        .conflicts('people'),
    )
    .addOption(new Option('--people <file>', 'a list of readers instead, CSV or XLSX'))
    .addOption(
      new Option('--zones [number]', 'in how many time zones made-up readers live, 4 for --zones alone')
        .preset('4')
        .argParser(numberOption(MOST_ZONES))
        .conflicts('people'),
    )
    .addOption(castOption('--late [number]', 'how many of the last readers join once the course has begun'))
    .addOption(castOption('--breaks [number]', 'how many of the first readers take a break'))
    .addOption(zoneOption())
    .addOption(atOption())
    .addOption(changeOption())
    .addOption(letterOption())
    .addOption(publishedOption())
    .addOption(new Option('--out <folder>', 'where to write; rehearsals/<programme>-<date> when absent'))
    .action((name, options) =>
      run(async (config, output) => {
        keepHeapSmall()
        return (await import('./rehearse.ts')).rehearse(config, name, options, output)
      }),
    )

  addFileCommands(program.command('programme').description('take programmes along, and bring them back'))
}

function addFileCommands(programmes: Command): void {
  programmes
    .command('export <programme>')
    .description(
      'write what was published in the browser into the files of the folder, or all of it into an archive',
    )
    .addOption(new Option('--zip <file>', 'a ZIP archive to write, instead of the folder'))
    .action((name, options) =>
      run(async (config, output) =>
        (await import('./export-programme.ts')).exportProgramme(config, name, options, output),
      ),
    )

  programmes
    .command('import <file>')
    .description('publish the files of a ZIP archive; nothing that was changed meanwhile is overwritten')
    .addOption(new Option('--apply <plan>', 'publish what was shown under this name'))
    .addOption(new Option('--message <why>', 'what changed, and why').default('import'))
    .addOption(byOption())
    .action((file, options) =>
      run(async (config, output) =>
        (await import('./import-programme.ts')).importProgramme(config, file, options, output),
      ),
    )
}

function publishedOption(): Option {
  return new Option(
    '--published',
    'as it was published in the browser, and not only in the files of the folder',
  )
}

/** As many as `samplePeople` has. */
const MOST_ZONES = 6

/** Two of each kind of reader differ: one joins early and one late, one comes back as said and one before. */
function castOption(flags: string, description: string): Option {
  return new Option(flags, description).preset('2').argParser(numberOption(10_000))
}

function letterOption(): Option {
  return new Option(
    '--letter <what>',
    "a one-off letter that is sent on a day of the course, such as '10 got:9 sorry.md'; may be repeated",
  ).argParser(repeated)
}

function repeated(text: string, before: string[] = []): string[] {
  return [...before, text]
}

function changeOption(): Option {
  return new Option(
    '--change <what>',
    "what is done on a day of the course, such as '10 move webinaire 17T13:00', '16 cancel webinaire' or '10 cohort move 2'; may be repeated",
  ).argParser(repeated)
}
