import type { PeopleFile } from '../../actions/people/read-people.ts'
import type { PersonField } from '../../domain/people.ts'
import { shown } from '../../domain/shown.ts'
import { remarkLine } from './problem-words.ts'

const FIELDS: Readonly<Record<PersonField, string>> = {
  address: 'addresses',
  firstName: 'first names',
  zone: 'zones',
  at: 'hours',
}

/** What the organiser should know about how a list was read: columns, encoding, and who was left out. */
export function readingWords(file: string, read: PeopleFile): string[] {
  const { ignored, repeated, remarks } = read
  return [
    ...columnWords(file, read),
    ...remarks.map((remark) => `${file}: ${remarkLine(remark)}`),
    ...leftOutWords(read),
    ...(ignored.length > 0 ? [`columns that nothing reads: ${ignored.join(', ')}`] : []),
    ...(repeated > 0 ? [`${repeated} repeated: the same address twice is one enrolment`] : []),
  ]
}

function columnWords(file: string, { columns, encoding }: PeopleFile): string[] {
  const named = Object.entries(columns).filter(([, name]) => name !== '')
  const taken = named.map(([field, name]) => `${FIELDS[field as PersonField]} from ${shown(name)}`)
  const as = encoding === 'UTF-8' ? '' : `, read as ${encoding}`
  if (taken.length === 0) return as === '' ? [] : [`${file}: addresses alone${as}`]
  return [`${file}: ${taken.join(', ')}${as}`]
}

function leftOutWords({ leftOut }: PeopleFile): string[] {
  const columns = [...new Set(leftOut.map(({ column }) => column))]
  return columns.map((column) => {
    const parts = leftOut.filter((part) => part.column === column)
    const people = parts.reduce((sum, part) => sum + part.people, 0)
    const words = parts.filter(({ says }) => says !== '').map((part) => `${part.people} ${shown(part.says)}`)
    const by = words.length > 0 ? `: ${words.join(', ')}` : ''
    return `left out as ${shown(column)} says that they have left or must not be written to: ${people}${by}`
  })
}
