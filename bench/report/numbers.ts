/** `1,234`, `12.3` or `0.123`: three digits that say something. */
export function figure(number: number): string {
  if (number === 0) return '–'
  const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : Math.abs(number) >= 1 ? 2 : 3
  return number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString('en')
}

/** `12 min`, `3.4 h` or `5.6 days`, from hours. */
export function duration(hours: number): string {
  if (hours < 1) return `${figure(hours * 60)} min`
  return hours < 48 ? `${figure(hours)} h` : `${figure(hours / 24)} days`
}
