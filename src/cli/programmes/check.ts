import type { Config } from '../../config.ts'
import { checkProgrammes } from '../../programme/check-programmes.ts'
import { isError, mistakeText } from '../../programme/mistake.ts'
import { count, type Output } from '../output.ts'
import { askedFolder } from './programme-argument.ts'

/**
 * `feuilleton check [path]`: lists every mistake and warning of the programmes, by file and line. They are what was
 * asked for, so all of them go to standard output.
 * @returns the exit code, 1 when there is a mistake.
 */
export async function check(
  config: Config,
  path: string | undefined,
  options: { published?: boolean },
  output: Output,
): Promise<number> {
  const { programmes, mistakes } = await checkProgrammes(await askedFolder(config, options), path)
  for (const mistake of mistakes) output.out(mistakeText(mistake))
  const errors = mistakes.filter(isError).length
  const warnings = count(mistakes.length - errors, 'warning')
  output.out(
    `${count(programmes.length, 'programme')} checked: ${errors > 0 ? count(errors, 'mistake') : 'no mistake'}, ${warnings}`,
  )
  return errors > 0 ? 1 : 0
}
