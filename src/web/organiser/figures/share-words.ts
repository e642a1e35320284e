import type { Language } from '../../../language/catalogues.ts'

/** « 12 % »; nothing of nobody, and nothing for nobody. */
export function shareWords(value: number, { of, language }: { of: number; language: Language }): string {
  if (of === 0 || value === 0) return ''
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(value / of)
}
