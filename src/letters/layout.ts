import type { Language } from '../language/catalogues.ts'
import { LetterError } from './letter-error.ts'
import { layoutEngine, READER } from './liquid-engines.ts'
import { expectedName } from './nearest.ts'

export const LAYOUT_FILE = 'layout.mjml'

/** Writes the letter into the square brackets of a layout: MJML comes out. Throws a LetterError. */
export function expandLayout(layout: string, values: object, language: Language): string {
  const reader = { now: new Date(0), zone: 'utc', language }
  try {
    return layoutEngine.parseAndRenderSync(layout, { ...values, [READER]: reader })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = Number(/, line:(\d+)/.exec(error.message)?.[1])
    const message = inWords(error.message.replace(/, line:\d+, col:\d+$/, ''), values)
    throw new LetterError([{ file: LAYOUT_FILE, ...(line ? { line } : {}), message }])
  }
}

const PROGRAMME_URL = 'programme.url'

/** The library names a value that is not there; here is said why, or which one may be meant. */
function inWords(message: string, values: object): string {
  const [, name] = /^undefined variable: (\S+)$/.exec(message) ?? []
  if (name === undefined) return message
  if (name === PROGRAMME_URL) {
    return `no value “${name}”: the schedule has no link “programme”, expected it under links, or [% if ${name} %]…[% endif %] around what uses it`
  }
  const meant = expectedName(name, [...namesIn(values), PROGRAMME_URL])
  return `no value “${name}”: ${meant ?? 'see docs/letters.md for those of a layout'}`
}

/** The names of values, with dots; those of a list are named after its items. */
function namesIn(values: object, before = ''): string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const path = `${before}${name}`
    if (typeof value !== 'object' || value === null) return [path]
    return Array.isArray(value) ? [path] : namesIn(value, `${path}.`)
  })
}
