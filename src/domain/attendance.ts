import type { Address } from './address.ts'
import type { PersonProblem } from './list-problem.ts'
import { problemWords } from './list-problem-words.ts'
import { checkPerson } from './people.ts'
import { shown } from './shown.ts'

export type CheckedAttendance =
  | { ok: true; address: Address; attended: boolean }
  | { ok: false; messages: string[] }

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'oui',
  'o',
  'vrai',
  'attended',
  'present',
  'présent',
  'présente',
])
const NO = new Set(['no', 'n', 'false', '0', 'non', 'faux', 'absent', 'absente', 'did not attend', 'no-show'])

/** Checks what one line says of one person, as typed. All the messages of a line come at once. */
export function checkAttendance(cells: { address: string; attended: string }): CheckedAttendance {
  const checked = checkPerson({ address: cells.address })
  const attended = readAttended(cells.attended)
  if (checked.ok && attended !== undefined) return { ok: true, address: checked.person.address, attended }
  const messages = checked.ok ? [] : checked.problems.map(addressMessage)
  if (attended === undefined) messages.push(unknownValue(cells.attended.trim()))
  return { ok: false, messages }
}

function addressMessage(problem: PersonProblem): string {
  return `${problemWords(problem, { language: 'en', quoted: shown })}; correct it or delete the line`
}

/** True for yes, false for no, in French or English; undefined for anything else. */
export function readAttended(cell: string): boolean | undefined {
  const word = cell.normalize('NFC').trim().toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) ? false : undefined
}

function unknownValue(typed: string): string {
  const says = typed === '' ? 'nothing says' : `${shown(typed)} does not say`
  return `${says} whether this person attended: write yes or no (oui, non, true, false, 1 or 0)`
}
