import type { Config } from '../config.ts'
import { checkProgrammes } from '../programme/check-programmes.ts'
import { mistakeText } from '../programme/mistake.ts'
import { count, type Output } from './output.ts'
import { requireRoot } from './programme-argument.ts'

/** `feuilleton check [path]`: every mistake of the programmes, with file and line. Returns the exit code. */
export async function check(config: Config, path: string | undefined, output: Output): Promise<number> {
  requireRoot(config.root)
  const { programmes, mistakes } = await checkProgrammes(config.root, path)
  const errors = mistakes.filter((mistake) => mistake.severity === 'error')
  const warnings = mistakes.filter((mistake) => mistake.severity === 'warning')
  for (const mistake of errors) output.err(mistakeText(mistake))
  for (const mistake of warnings) output.out(mistakeText(mistake))
  const checked = `${count(programmes.length, 'programme')} checked`
  if (errors.length > 0) {
    output.err(`${checked}: ${count(errors.length, 'mistake')}, ${count(warnings.length, 'warning')}`)
    return 1
  }
  output.out(`${checked}: no mistake, ${count(warnings.length, 'warning')}`)
  return 0
}
