import { html } from 'hono/html'
import type { Html } from '../../html/html.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { LINE_FORMS } from './line-forms.ts'
import { momentName } from './names.ts'

type Told = Pick<RehearsalReport, 'language' | 'events'>

/**
 * A line of the audit or of `check` in the language of the report, with the titles of events. The lines are English; one
 * whose form nobody has put into French is marked as English, for those who have pages read aloud.
 */
export function lineWords(line: string, report: Told): Html | string {
  const told = translated(line, report)
  const isEnglish = told === undefined || report.language !== FORMS_LANGUAGE
  return isEnglish && report.language !== 'en' ? html`<span lang="en">${told ?? line}</span>` : (told ?? line)
}

/** The language that the forms are put into. */
const FORMS_LANGUAGE = 'fr'

const FILE = /^(?<file>mail\/\S+): (?<what>.*)$/s

/** Undefined for a line without a known form. */
export function translated(line: string, { language, events }: Told): string | undefined {
  const { file, what = line } = FILE.exec(line)?.groups ?? {}
  const titles = new Map(events.map(({ name, title }) => [name, title]))
  for (const [form, french] of LINE_FORMS) {
    const found = form.exec(what)
    if (!found) continue
    const { event, ...groups } = found.groups ?? {}
    const title = event === undefined ? undefined : (titles.get(event) ?? event)
    const told =
      language === FORMS_LANGUAGE
        ? inFrench(french, { ...groups, event: title })
        : inEnglish(what, { ...groups, event, title })
    const colon = sayIn(language === FORMS_LANGUAGE ? language : 'en')('course.colon')
    return file === undefined ? told : `${file}${colon} ${told}`
  }
  return undefined
}

type Parts = Readonly<Record<string, string | undefined>>

/** As it is, with the title of the event and the words for its date. */
function inEnglish(line: string, { event, title, moment }: Parts): string {
  const dated =
    moment === undefined ? line : line.replace(`the ${moment} of`, `“${momentName(moment, 'en')}” of`)
  if (event === undefined || title === undefined || title === event) return dated
  const place = dated.lastIndexOf(event)
  return `${dated.slice(0, place)}“${title}”${dated.slice(place + event.length)}`
}

const PARTS: Readonly<Record<string, string>> = {
  subject: 'objet',
  preview: 'aperçu',
  text: 'version texte',
  html: 'version HTML',
}

function inFrench(french: string, groups: Parts): string {
  return french.replace(/\$<(\w+)>/g, (_, name: string) => {
    const value = groups[name] ?? ''
    if (name === 'part') return PARTS[value] ?? value
    return name === 'moment' ? momentName(value, 'fr') : value
  })
}
