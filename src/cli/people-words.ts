/** `1 person`, `2,000 people`. */
export function peopleWords(number: number): string {
  return number === 1 ? '1 person' : `${amount(number)} people`
}

/** `2,000`. */
export function amount(number: number): string {
  return number.toLocaleString('en')
}
