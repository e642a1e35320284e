import type { Command } from 'commander'
import { byOption } from '../author.ts'
import { numberOption } from '../options.ts'
import { run } from '../run.ts'

/** Commands about single letters of a cohort. */
export function addLetterCommands(program: Command): void {
  const letter = program.command('letter').description('one letter of a cohort')
  letter
    .command('test <cohort> <letter> <addresses...>')
    .description('send it now to up to five addresses, as a reader gets it on its day; it is in no figure')
    .option('--as <address>', 'the reader of the cohort whose letter it is; the first one when left out')
    .addOption(byOption())
    .action((cohort, name, addresses, options) =>
      run(async (config, output) =>
        (await import('./test-letter.ts')).testLetter(
          config,
          { cohort, letter: name, addresses },
          options,
          output,
        ),
      ),
    )
  letter
    .command('again <cohort> <letter>')
    .description('send a lesson to those who did not get it and can have it now; without --yes it says who')
    .option('--yes', 'send it, a minute from now')
    .addOption(byOption())
    .action((cohort, name, options) =>
      run(async (config, output) =>
        (await import('./letter-again.ts')).letterAgain(config, { cohort, letter: name }, options, output),
      ),
    )
  addOneOffCommands(letter)
}

/** Letters outside the calendar. */
function addOneOffCommands(letter: Command): void {
  letter
    .command('list <cohort>')
    .description('the one-off letters of a cohort: drafts, under way and done')
    .action((cohort) =>
      run(async (config, output) => (await import('./list-one-offs.ts')).listLetters(config, cohort, output)),
    )
  letter
    .command('write <cohort> <file>')
    .description('a draft of a one-off letter: Markdown, with subject and preheader in its front matter')
    .option(
      '--to <readers>',
      'everybody, marked-nothing, day:6, got:6, missed:6, registered:<event>, attended:…, absent:… or waiting:…',
      'everybody',
    )
    .option('--change <number>', 'other words for this draft', numberOption(MOST))
    .action((cohort, file, options) =>
      run(async (config, output) =>
        (await import('./write-one-off.ts')).writeOneOff(config, { cohort, file }, options, output),
      ),
    )
  letter
    .command('send <cohort>')
    .argument('<number>', WHICH, numberOption(MOST))
    .description('send a one-off letter a minute from now; without --yes or --apply it says to whom and when')
    .option('--at <time>', 'at a time such as 2027-03-10T18:00, in the time zone of each person')
    .option('--apply <plan>', 'send it, if it still does what this plan said')
    .option('--yes', 'send it, whoever it is for by now')
    .addOption(byOption())
    .action((cohort, number, options) =>
      run(async (config, output) =>
        (await import('./send-one-off.ts')).sendLetter(config, { cohort, id: number }, options, output),
      ),
    )
  for (const [does, description] of STEERING)
    letter
      .command(`${does} <cohort>`)
      .argument('<number>', WHICH, numberOption(MOST))
      .description(description)
      .addOption(byOption())
      .action((cohort, number, options) =>
        run(async (config, output) =>
          (await import('./steer-one-off.ts')).steerLetter(
            config,
            { does, cohort, id: number },
            options,
            output,
          ),
        ),
      )
  letter
    .command('drop <cohort>')
    .argument('<number>', WHICH, numberOption(MOST))
    .description('delete the draft of a one-off letter')
    .action((cohort, number) =>
      run(async (config, output) =>
        (await import('./write-one-off.ts')).dropDraft(config, { cohort, id: number }, output),
      ),
    )
}

const WHICH = 'the number of the letter, as `letter list` shows it'
const MOST = 1_000_000_000

const STEERING = [
  ['call-back', 'make a one-off letter that has not begun to leave a draft again'],
  ['pause', 'stop a one-off letter midway, or before it begins'],
  ['resume', 'let a one-off letter that is paused go on'],
] as const
