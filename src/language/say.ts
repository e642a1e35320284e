import { IntlMessageFormat } from 'intl-messageformat'
import { CATALOGUES, type Language, type Message, type MessageValues } from './catalogues.ts'
import { nestQuotes } from './nested-quotes.ts'

type ValuesOf<M extends Message> = M extends keyof MessageValues ? [values: MessageValues[M]] : []

/** Says a message of the catalogue, with the values that it has places for. Nothing is escaped: it is text. */
export type Say = <M extends Message>(message: M, ...values: ValuesOf<M>) => string

type ValueOf<M> = M extends keyof MessageValues ? keyof MessageValues[M] : never

/** The codes whose message, `<place>.<code>`, has a place for a value that is no fact of theirs. */
type Untold<Place extends string, Tag extends string, Case extends Record<Tag, string>> = {
  [C in Case[Tag]]: Exclude<ValueOf<`${Place}.${C}`>, keyof Extract<Case, Record<Tag, C>>> extends never
    ? never
    : C
}[Case[Tag]]

/**
 * Says the message of a code, `<place>.<code>`, with the facts of its case. A cast from `Say` to it does not compile
 * while the message of a code has a value that is no fact of its case.
 */
export type SayCode<Place extends string, Tag extends string, Case extends Record<Tag, string>> = [
  Untold<Place, Tag, Case>,
] extends [never]
  ? (message: `${Place}.${Case[Tag]}` & Message, facts: Readonly<Record<string, string | number>>) => string
  : Untold<Place, Tag, Case>

const speakers = new Map<Language, Say>()

/** The messages of a language: `const say = sayIn('fr')`, then `say('programme.lessons', { n: 21 })`. */
export function sayIn(language: Language): Say {
  const known = speakers.get(language)
  if (known) return known
  const say = createSay(language)
  speakers.set(language, say)
  return say
}

/**
 * The message `<place>.<name>`, for a name that comes from data or from an address; undefined where the catalogue has none,
 * or one with places for values.
 */
export function sayNamed(language: Language, place: string, name: string): string | undefined {
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language]
  const message = `${place}.${name}`
  const text = Object.hasOwn(catalogue, message) ? catalogue[message] : undefined
  return text?.includes('{') ? undefined : text
}

/** Messages without values are said as they are: only the others are parsed, once, when they are first said. */
function createSay(language: Language): Say {
  const catalogue = CATALOGUES[language]
  const parsed = new Map<Message, IntlMessageFormat>()
  return (message, ...[values]) => {
    if (values === undefined) return catalogue[message]
    const format = parsed.get(message) ?? parse(catalogue[message], language)
    parsed.set(message, format)
    return nestQuotes(format.format(values) as string, language)
  }
}

function parse(text: string, language: Language): IntlMessageFormat {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
}
