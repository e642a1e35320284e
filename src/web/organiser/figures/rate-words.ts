import type { Language } from '../../../language/catalogues.ts'

/** « 0,15 % »: of complaints, hundredths of a percent count. Nothing of nothing. */
export function rateWords(value: number, { of, language }: { of: number; language: Language }): string {
  if (of === 0 || value === 0) return ''
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value / of)
}
