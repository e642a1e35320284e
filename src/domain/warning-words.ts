import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import type { Warning } from './warning.ts'

/** How a name is quoted: that of a link or an event, or what stands in for an address. */
type Quoted = (name: string) => string

const QUOTED = new Set(['link', 'key', 'event', 'url', 'address', 'postal'])

/** Puts a warning into words. Nothing is escaped: it is text. */
export function warningWords(
  warning: Warning,
  {
    language,
    quoted = (words) => sayIn(language)('finding.quoted', { words }),
  }: { language: Language; quoted?: Quoted },
): string {
  const say = sayIn(language) as SayCode<'warned', 'warned', Warning>
  const { warned, ...facts } = warning
  const values = Object.entries(facts).map(([name, fact]) => [name, QUOTED.has(name) ? quoted(fact) : fact])
  return say(`warned.${warned}`, Object.fromEntries(values))
}

/** A warning as commands say it: in English, with names between straight quotes. */
export function warningLine(warning: Warning): string {
  return warningWords(warning, { language: 'en', quoted: (name) => `'${name}'` })
}
