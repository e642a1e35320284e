import { GRAMMARS, type Language } from './catalogues.ts'

/** The spaces within French marks go with them. */
const SPACES = '[ \\u00A0\\u202F]?'

/** A sentence in which a title with quotation marks was quoted once more: the marks within others are the inner ones. */
export function nestQuotes(text: string, language: Language): string {
  const [[open, close], [innerOpen, innerClose]] = GRAMMARS[language].quotes
  if (text.split(open).length < 3) return text
  let depth = 0
  return text.replace(new RegExp(`${open}${SPACES}|${SPACES}${close}`, 'g'), (mark) => {
    if (mark.startsWith(open)) return depth++ === 0 ? mark : innerOpen
    depth = Math.max(0, depth - 1)
    return depth === 0 ? mark : innerClose
  })
}
