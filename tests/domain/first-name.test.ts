import { describe, expect, it } from 'vitest'
import { problemLine } from '../../src/cli/people/problem-words.ts'
import { checkPerson } from '../../src/domain/people.ts'
import { checkSignUp } from '../../src/domain/sign-up-form.ts'

const inList = (firstName: string) => {
  const checked = checkPerson({ address: 'ana@asso.fr', firstName })
  return checked.ok ? checked.person.firstName : checked.problems.map(problemLine).join()
}
const onPage = (firstName: string) => {
  const typed = { address: 'ana@asso.fr', firstName, zone: 'Europe/Paris', at: '07:30' }
  const checked = checkSignUp(typed, ['07:30'])
  return checked.ok ? checked.choice.firstName : checked.faults.firstName
}

describe('a first name', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Jean-Noël\u00A0', 'Jean-Noël'],
    ['\u200BZoe\u0308', 'Zoë'],
    ['J.Pierre', 'J. Pierre'],
    ['J.P.Marc', 'J. P. Marc'],
    ['Anne / Paul', 'Anne / Paul'],
    ['Anne/Paul', 'Anne / Paul'],
    ['Marie-Ange D.', 'Marie-Ange D.'],
    ["N'Golo", "N'Golo"],
    ['Nan', 'Nan'],
  ])('is taken from a list and from a page: %j', (typed, name) => {
    expect([inList(typed), onPage(typed)]).toEqual([name, name])
  })

  it.each([
    '',
    '-',
    '--',
    '.',
    '…',
    '—',
    '*',
    '?',
    'null',
    'NULL',
    'N/A',
    'n/a',
    '#N/A',
    '(vide)',
    'undefined',
  ])('is none where %j stands alone', (typed) => {
    expect([inList(typed), onPage(typed)]).toEqual([undefined, undefined])
  })

  it.each([
    'evil.com',
    'Jean.Pierre',
    'x.example',
    'www.evil',
    'a@b',
    '//evil',
    'bit.ly/x',
    'A/',
    'Ana \\ Bob',
  ])('that looks like a link is refused on a page, where anybody can type it for anybody: %j', (typed) => {
    expect(onPage(typed)).toBe('wrong')
  })

  it.each([
    ['a line break', 'Zoé\r\nBcc: victim@example.org'],
    ['half a character', '\uD800 seule'],
    ['a character that was lost', 'Zo\uFFFD'],
    ['a NUL', 'Zoé\0'],
    ['a million letters', 'x'.repeat(1_000_000)],
  ])('is refused with %s, from a list and from a page', (_, typed) => {
    expect(inList(typed)).toMatch(/first name|prénom/i)
    expect(onPage(typed)).toBeDefined()
    expect(onPage(typed)).not.toBe(typed)
  })
})
