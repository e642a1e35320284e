import type { Config } from '../../config.ts'
import { systemClock } from '../../domain/clock.ts'
import { isProgrammeName } from '../../domain/programme-name.ts'
import { proposedDayOne } from '../../domain/proposed-day-one.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Language } from '../../language/catalogues.ts'
import { LANGUAGES } from '../../language/language.ts'
import { sayIn } from '../../language/say.ts'
import { type NewProgramme, newProgramme } from '../../programme/new-programme.ts'
import { refuseTaken, writeNewProgramme } from '../../programme/write-new-programme.ts'
import { count, type Output } from '../output.ts'
import { nextCommands } from './next-commands.ts'

export type NewOptions = { language: string; days: number; title?: string; zone?: string } & TextsOptions & {
    /** The title of its webinar; false for none. */
    webinar?: string | false
  }

/** `texts`: where those are that somebody has already. `heading`: the level of those that begin a lesson. */
export type TextsOptions = { texts?: string; heading?: number }

/**
 * `feuilleton new <name>`: writes the files of a programme that can be checked and rehearsed at once, and tells what to
 * do next. Nothing that is there is written over.
 * @throws UserError for a name that no programme can have, or one that is taken.
 */
export async function newCommand(
  config: Config,
  name: string,
  { days, ...options }: NewOptions,
  output: Output,
): Promise<number> {
  if (!isProgrammeName(name)) {
    throw new UserError(
      `“${name}” cannot name a programme: expected lower-case letters, digits and hyphens, such as my-course`,
    )
  }
  await refuseTaken(config.root, name)
  const language = languageOf(options.language)
  const zone = options.zone ?? sayIn(language)('new.zone')
  const dayOne = proposedDayOne({ zone }, systemClock.now())
  if (options.texts !== undefined) {
    const { newOfTexts } = await import('./new-of-texts.ts')
    const wanted = {
      name,
      language,
      zone,
      title: options.title,
      titleOfName: titleFrom(name),
      level: options.heading,
    }
    return newOfTexts(config, { ...wanted, path: options.texts, dayOne }, output)
  }
  const title = options.title ?? titleFrom(name)
  const webinar = wantedWebinar(options)
  const wanted = { name, title, language, days, zone, dayOne, webinar }
  await writeNewProgramme(config.root, name, newProgramme(wanted))
  output.out(
    `${count(days, 'lesson')} in templates/${name}/lessons/, and schedules/${name}.yaml. Write, then:`,
  )
  for (const line of nextCommands(name, dayOne)) output.out(line)
  return 0
}

function wantedWebinar({ webinar }: Pick<NewOptions, 'webinar'>): NewProgramme['webinar'] {
  if (webinar === false) return 'none'
  if (webinar?.trim() === '')
    throw new UserError('--webinar needs a title; --no-webinar begins a course without one')
  return webinar === undefined ? undefined : { title: webinar }
}

function languageOf(name: string): Language {
  const language = LANGUAGES.find((each) => each === name)
  if (!language)
    throw new UserError(`no programme can be in “${name}”: expected one of ${LANGUAGES.join(', ')}`)
  return language
}

function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
