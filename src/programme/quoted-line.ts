/** A key with the words after it, as most lines of a lesson's head are. */
const LINE = /^(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$/

/** What YAML takes for something else than words: `trois choses : …`, `{{ next.date }}`, `"Un", dit-il`. */
const NOT_PLAIN = /^\{\{|^[@`%*&!?,]|^["'].*\S|:\s|:$/

const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/

/** A list or keys on one line, such as `{ text: Lire, link: guide }`, and the head of a text on the lines below. */
const NO_WORDS = /^(?:\{(?!\{)|\[|[|>][+-]?\d?[+-]?\s*$)/

/** In characters, of a line that is shown. */
const MOST_SHOWN = 200

/**
 * A line of YAML with quotes around its words, where that is what it lacks; undefined for any other line. Without quotes
 * words have no “: ” in them, and do not begin with a sign of YAML (YAML 1.2.2, 7.3.3).
 */
export function quotedLine(line: string): string | undefined {
  const [, key, words] = LINE.exec(line) ?? []
  if (key === undefined || words === undefined) return undefined
  if (QUOTED.test(words) || NO_WORDS.test(words) || !NOT_PLAIN.test(words)) return undefined
  const mended = `${key.trimStart()}${quoted(words)}`
  return mended.length > MOST_SHOWN ? `${mended.slice(0, MOST_SHOWN / 2)} … ${mended.slice(-20)}` : mended
}

/** Single quotes take all that is between them as it is, but for themselves. */
function quoted(words: string): string {
  return /["\\]/.test(words) ? `'${words.replaceAll("'", "''")}'` : `"${words}"`
}
