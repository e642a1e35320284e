/** Columns of the text part: short enough to be quoted once in a reply without wrapping. */
const TEXT_COLUMNS = 76

const INDENT = '  '
/** Steps of indentation; each wrapped line repeats them. */
const MOST_STEPS = 10
const BULLET = /^(?:-|\d{1,9}\.|>) /
const UNDERLINE = /^(?:=+|-+)$/

/**
 * Lays out a filled text: each line is one paragraph, one item or one title. Lines are wrapped at spaces
 * (never at no-break spaces), `\t` at the start is one step of indentation, a line of `=` or `-` under a
 * title is drawn as long as the title, and empty lines left by conditions close up.
 */
export function wrapText(text: string): string {
  return `${paragraphsOf(text).map(wrapParagraph).join('\n\n').trim()}\n`
}

/** What empty lines separate. Each is wrapped by itself, whatever stands around it. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[][] = [[]]
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.at(-1)?.push(line)
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([])
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
}

/** The lines of a paragraph in no more than 76 columns, where there are spaces. */
export function wrapParagraph(paragraph: string): string {
  const out: string[] = []
  for (const line of paragraph.split('\n')) {
    const bare = line.trim()
    const previous = out.at(-1) ?? ''
    if (UNDERLINE.test(bare) && previous !== '' && !UNDERLINE.test(previous))
      out.push(bare.charAt(0).repeat(previous.length))
    else out.push(...wrapLine(line))
  }
  return out.join('\n')
}

function wrapLine(line: string): string[] {
  const first = INDENT.repeat(Math.min(/^\t*/.exec(line)?.[0].length ?? 0, MOST_STEPS))
  const words = line.replace(/[ \t]+/g, ' ').trim()
  const bullet = BULLET.exec(words)?.[0] ?? ''
  const rest = first + (bullet === '> ' ? bullet : ' '.repeat(bullet.length))
  const lines: string[] = []
  let prefix = first
  let start = 0
  while (prefix.length + words.length - start > TEXT_COLUMNS) {
    const end = breakIn(words, {
      start,
      atMost: start + TEXT_COLUMNS - prefix.length,
      after: start === 0 ? bullet.length : start,
    })
    if (end === -1) break
    lines.push(prefix + words.slice(start, end))
    prefix = rest
    start = end + 1
  }
  return [...lines, prefix + words.slice(start)]
}

/** The last space that keeps the line within its columns, else the first one after them, else -1. */
function breakIn(
  words: string,
  { start, atMost, after }: { start: number; atMost: number; after: number },
): number {
  const end = words.lastIndexOf(' ', atMost)
  return end > start && end >= after ? end : words.indexOf(' ', Math.max(atMost, after) + 1)
}
