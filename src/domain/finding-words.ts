import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import type { Finding } from './finding.ts'

/** How the names of a programme are shown. */
export type NameWords = {
  /** An event, by its name. */
  event(name: string): string
  /** A date of an event, by its name. */
  moment(name: string): string
  /** Any other name, as it was written. */
  quoted(name: string): string
}

type Values = Readonly<Record<string, string | number>>

/** Puts a finding into words. Nothing is escaped: it is text. */
export function findingWords(
  finding: Finding,
  { language, names }: { language: Language; names: NameWords },
): string {
  const say = sayIn(language) as SayCode<'finding', 'found', Finding>
  const told = say(`finding.${finding.found}`, valuesOf(finding, { language, names }))
  return 'file' in finding ? `${finding.file}${sayIn(language)('course.colon')} ${told}` : told
}

/** The facts of a finding as they are shown. */
function valuesOf(finding: Finding, { language, names }: { language: Language; names: NameWords }): Values {
  const say = sayIn(language)
  const { found: _, ...facts } = finding
  return {
    ...('events' in facts ? { ...facts, events: oneOf(facts.events.map(names.event), language) } : facts),
    ...('event' in facts && { event: names.event(facts.event) }),
    ...('moment' in facts && { moment: names.moment(facts.moment) }),
    ...('name' in facts && { name: names.quoted(facts.name) }),
    ...('part' in facts && { part: say(`finding.parts.${facts.part}`) }),
    ...('reply' in facts && { reply: JSON.stringify(facts.reply) }),
  }
}

function oneOf(words: readonly string[], language: Language): string {
  return words.reduce((one, other) => sayIn(language)('finding.or', { one, other }))
}

/** Names as they stand in the files of a programme, for commands and `report.json`, which are in English. */
const AS_WRITTEN: NameWords = {
  event: (name) => name,
  moment: (name) => `the ${name}`,
  quoted: (name) => `'${name}'`,
}

/** A finding as commands and `report.json` say it: in English, with the names of the programme's files. */
export function findingLine(finding: Finding): string {
  return findingWords(finding, { language: 'en', names: AS_WRITTEN })
}
