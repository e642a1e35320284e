/** A key with the words after it, as most lines of a lesson's head are. */
const LINE = /^(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$/

/** What YAML takes for something else than words: `trois choses : …`, `{{ next.date }}`, `"Un", dit-il`. */
const NOT_PLAIN = /^[{@`%*&!?,]|^["'].*\S|:\s|:$/

const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/

/** In characters, of a line that is shown. */
const MOST_SHOWN = 200

/**
 * A line of YAML with quotes around its words, where that is what it lacks (YAML 1.2.2, 7.3.3: plain scalars have no “: ”, and
 * do not begin with a sign of YAML); undefined for any other line.
 */
export function quotedLine(line: string): string | undefined {
  const [, key, words] = LINE.exec(line) ?? []
  if (key === undefined || words === undefined) return undefined
  if (QUOTED.test(words) || !NOT_PLAIN.test(words) || isFlow(words)) return undefined
  const mended = `${key.trimStart()}${quoted(words)}`
  return mended.length > MOST_SHOWN ? `${mended.slice(0, MOST_SHOWN / 2)} … ${mended.slice(-20)}` : mended
}

/** `{ text: Lire, link: guide }` is no text, `{{ date | date }}` is one. */
function isFlow(words: string): boolean {
  return /^\{(?!\{).*\}$/.test(words)
}

/** Single quotes take all that is between them as it is, but for themselves. */
function quoted(words: string): string {
  return /["\\]/.test(words) ? `'${words.replaceAll("'", "''")}'` : `"${words}"`
}
