const TAG = /\{%-?\s*(if|unless|elsif|else|endif|endunless|case|when|endcase)\b([^{}%]*?)-?%\}/g

type Open = { denies: boolean; isGuarded: boolean }

/**
 * The parts of a source, as places from and to, that are reached only where a value is there: behind `{% if next %}`, or a
 * condition on one part of it alone, such as `next.date.passed`. Longer conditions are not understood.
 */
export function guardedParts(source: string, name: string): { from: number; to: number }[] {
  const open: Open[] = []
  const parts: { from: number; to: number }[] = []
  let from = 0
  const close = (to: number) => {
    if (open.some(({ isGuarded }) => isGuarded)) parts.push({ from, to })
    from = to
  }
  for (const { 0: tag, 1: word = '', 2: condition = '', index } of source.matchAll(TAG)) {
    close(index)
    from = index + tag.length
    follow(open, word, isGuard(condition.trim(), name))
  }
  return parts
}

/** What a condition has to be for the value to be there where it holds. */
export function isGuard(condition: string, name: string): boolean {
  return condition === name || (condition.startsWith(`${name}.`) && /^[\w.]+$/.test(condition))
}

function follow(open: Open[], word: string, guards: boolean): void {
  const last = open.at(-1)
  if (word === 'if') open.push({ denies: false, isGuarded: guards })
  else if (word === 'unless') open.push({ denies: guards, isGuarded: false })
  else if (word === 'case') open.push({ denies: false, isGuarded: false })
  else if (word.startsWith('end')) open.pop()
  else if (last && word === 'elsif') last.isGuarded = guards
  else if (last && word === 'else') last.isGuarded = last.denies
}
