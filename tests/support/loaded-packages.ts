import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { feuilleton, temporaryFolder } from './command.ts'

/** Says at the end which files were loaded, one in a line. */
const WATCH = `import { registerHooks } from 'node:module'
const urls = []
registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context) } })
process.on('exit', () => console.error(urls.map((url) => 'loaded ' + url).join('\\n')))
`

/** The names of the packages of npm that a command loads in its own process. */
export async function loadedBy(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Set<string>> {
  const { path, remove } = await temporaryFolder()
  try {
    const watch = join(path, 'watch.mjs')
    await writeFile(watch, WATCH)
    const { err } = await feuilleton(args, { ...env, NODE_OPTIONS: `--import=${watch}` })
    const names = err.matchAll(/^loaded .*\/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/gm)
    return new Set(Array.from(names, ([, name]) => name ?? ''))
  } finally {
    await remove()
  }
}
