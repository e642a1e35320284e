import type { NameWords } from '../../domain/finding-words.ts'
import { sayIn } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { momentName } from './names.ts'

/** Events by their titles and dates by what they are called, in the language of a report. */
export function titledNames({ language, events }: Pick<RehearsalReport, 'language' | 'events'>): NameWords {
  const say = sayIn(language)
  const titles = new Map(events.map(({ name, title }) => [name, title]))
  const quoted = (words: string) => say('finding.quoted', { words })
  return {
    quoted,
    event: (name) => quoted(titles.get(name) ?? name),
    moment: (name) => say('finding.moment', { name: momentName(name, language) }),
  }
}
