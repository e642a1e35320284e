import { personText } from '../person-text.ts'

/** What names do not have and addresses, numbers to call and commands do; dots of other scripts make links too. */
const UNLIKE_A_NAME = /[.．。｡․][\p{L}\p{N}]|(?<! )\/|\/(?! )|[\\@:<>{}[\]|=#%&_~^]|\p{N}{3}|\bwww\b/iu
const LONGEST = 100

/**
 * The first name that our own letters greet, or none: anybody can type anything into a form with the address of
 * somebody else, and our letter must not carry it there when it is a link or looks like one.
 */
export function safeFirstName(typed: string | null): string {
  if (typed === null || typed.length > LONGEST) return ''
  const name = personText(typed.normalize('NFKC'))
  return UNLIKE_A_NAME.test(typed) || UNLIKE_A_NAME.test(name) ? '' : name
}
