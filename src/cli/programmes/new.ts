import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.ts'
import { isProgrammeName } from '../../domain/programme-name.ts'
import { proposedDayOne } from '../../domain/proposed-day-one.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Language } from '../../language/catalogues.ts'
import { LANGUAGES } from '../../language/language.ts'
import { sayIn } from '../../language/say.ts'
import { newProgramme } from '../../programme/new-programme.ts'
import { count, type Output } from '../output.ts'

export type NewOptions = { language: string; days: number; title?: string; zone?: string }

/**
 * `feuilleton new <name>`: writes the files of a programme that can be checked and rehearsed at once, and tells what to
 * do next. Nothing that is there is written over.
 * @throws UserError for a name that no programme can have, or one that is taken.
 */
export async function newCommand(
  { root }: Config,
  name: string,
  { days, title = titleFrom(name), ...options }: NewOptions,
  { out }: Output,
): Promise<number> {
  if (!isProgrammeName(name)) {
    throw new UserError(
      `“${name}” cannot name a programme: expected lower-case letters, digits and hyphens, such as my-course`,
    )
  }
  const language = languageOf(options.language)
  for (const path of [`schedules/${name}.yaml`, `templates/${name}`]) await refuseTaken(root, path)
  const zone = options.zone ?? sayIn(language)('new.zone')
  const files = newProgramme({ name, title, language, days, zone })
  for (const [file, text] of Object.entries(files)) await write(join(root, file), text)
  for (const line of said(name, days, proposedDayOne({ zone }, new Date()))) out(line)
  return 0
}

function languageOf(name: string): Language {
  const language = LANGUAGES.find((each) => each === name)
  if (!language)
    throw new UserError(`no programme can be in “${name}”: expected one of ${LANGUAGES.join(', ')}`)
  return language
}

async function refuseTaken(root: string, path: string): Promise<void> {
  const isTaken = await access(join(root, path)).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new UserError(`${path} is there already, and nothing was written: choose another name`)
}

/** The schedule is written last: without it, there is no programme. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
}

function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function said(name: string, days: number, dayOne: string): string[] {
  return [
    `${count(days, 'lesson')} in templates/${name}/lessons/, and schedules/${name}.yaml. Write, then:`,
    `  npx feuilleton check ${name}`,
    `  npx feuilleton rehearse ${name} --from ${dayOne}`,
    `  npx feuilleton cohort create ${name} --from ${dayOne} --slug ${name}-1`,
  ]
}
