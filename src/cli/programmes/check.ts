import type { Config } from '../../config.ts'
import { checkProgrammes } from '../../programme/check-programmes.ts'
import { isError, mistakeText } from '../../programme/mistake.ts'
import { count, type Output } from '../output.ts'
import { figureLines } from './figure-lines.ts'
import { askedFolder } from './programme-argument.ts'

/**
 * `feuilleton check [path]`: lists every mistake and warning of the programmes, by file and line, then what their letters
 * weigh and how long they take to read: with `lessons`, of each. It is what was asked for, so all of it goes to
 * standard output.
 * @returns the exit code, 1 when there is a mistake.
 */
export async function check(
  config: Config,
  path: string | undefined,
  options: { published?: boolean; lessons?: boolean },
  output: Output,
): Promise<number> {
  const { programmes, mistakes, figures } = await checkProgrammes(await askedFolder(config, options), path)
  for (const mistake of mistakes) output.out(mistakeText(mistake))
  for (const [index, name] of programmes.entries())
    for (const line of figureLines(name, figures[index] ?? [], options)) output.out(line)
  const errors = mistakes.filter(isError).length
  const warnings = count(mistakes.length - errors, 'warning')
  output.out(
    `${count(programmes.length, 'programme')} checked: ${errors > 0 ? count(errors, 'mistake') : 'no mistake'}, ${warnings}`,
  )
  return errors > 0 ? 1 : 0
}
