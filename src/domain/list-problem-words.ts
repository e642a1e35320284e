import type { Language } from '../language/catalogues.ts'
import { type SayCode, sayIn } from '../language/say.ts'
import { addressMistakeWords } from './address-mistake.ts'
import type { ListProblem, ListRemark } from './list-problem.ts'
import { cutToShow } from './shown.ts'

type Manner = {
  language: Language
  /** How what stands in the list is quoted; by default as the language quotes. */
  quoted?: (words: string) => string
}

type Values = Readonly<Record<string, string | number>>

/** Says what is wrong with a list, or a line of it. Nothing is escaped: it is text. */
export function problemWords(problem: ListProblem, manner: Manner): string {
  const say = sayIn(manner.language) as SayCode<'list', 'problem', ListProblem>
  return say(`list.${problem.problem}`, { ...valuesOf(problem), ...quotedValues(problem, manner) })
}

/** Says what there is to know about the columns of a list. Nothing is escaped: it is text. */
export function remarkWords(remark: ListRemark, manner: Manner): string {
  const say = sayIn(manner.language) as SayCode<'list.remark', 'remark', ListRemark>
  return say(`list.remark.${remark.remark}`, quotedValues(remark, manner))
}

function valuesOf(problem: ListProblem): Values {
  const plain = Object.entries(problem).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return Object.fromEntries(plain)
}

/** What was taken from the list itself, quoted, and the parts that have words of their own. */
function quotedValues(found: ListProblem | ListRemark, manner: Manner): Values {
  const quote = quoting(manner)
  return {
    ...('typed' in found && { typed: quote(found.typed) }),
    ...('name' in found && { name: quote(found.name) }),
    ...('zone' in found && { zone: quote(found.zone) }),
    ...('hour' in found && { hour: quote(found.hour) }),
    ...('column' in found && { column: quote(found.column) }),
    ...('address' in found && { address: quote(found.address) }),
    ...('says' in found && { says: quote(found.says) }),
    ...('second' in found && { second: quote(found.second) }),
    ...('sheet' in found && { sheet: quote(found.sheet) }),
    ...('line' in found && { line: quote(found.line) }),
    ...('format' in found && { format: sayIn(manner.language)(`list.format.${found.format}`) }),
    ...mistakeValue(found, manner),
  }
}

function quoting({ language, quoted }: Manner): (words: string) => string {
  return quoted ?? ((words) => sayIn(language)('finding.quoted', { words: cutToShow(words) }))
}

function mistakeValue(found: ListProblem | ListRemark, { language }: Manner): Values {
  if (!('mistake' in found)) return {}
  const { mistake } = found
  if (typeof mistake === 'string') return { mistake: sayIn(language)(`list.name.${mistake}`) }
  return { mistake: addressMistakeWords(mistake, language) }
}
