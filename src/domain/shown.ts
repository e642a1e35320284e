import { spellUnseen } from './unseen.ts'

const MAX_SHOWN = 40

/** What someone typed, quoted and cut to a length that a message can hold; invisible characters as `<U+200B>`. */
export function shown(text: string): string {
  return JSON.stringify(cutToShow(text))
}

/** As `shown`, without the quotes. */
export function cutToShow(text: string): string {
  return spellUnseen(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}
