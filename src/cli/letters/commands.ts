import type { Command } from 'commander'
import { byOption } from '../author.ts'
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
}
