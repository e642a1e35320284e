import { Argument, type Command } from 'commander'
import { run } from './run.ts'

/** `feuilleton cohort archive <cohort> open|close` */
export function addArchiveCommand(cohort: Command): void {
  cohort
    .command('archive <cohort>')
    .description('let anybody read the lessons that are out, on the web, or nobody but their readers')
    .addArgument(new Argument('<state>', 'whether it is open').choices(['open', 'close']))
    .action((slug, state) =>
      run(async (config, output) => {
        const { changeArchive } = await import('../cohort-archive.ts')
        return changeArchive(config, slug, state === 'open' ? 'open' : 'closed', output)
      }),
    )
}
