import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ListOptions, peopleFrom } from '../../src/cli/people/people-file.ts'
import { workbook } from '../support/workbook.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feuilleton-lists-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** Who is taken from a file with these bytes, and what the command says, with the name of the file as `people`. */
async function take(bytes: Uint8Array | string, options: ListOptions = {}) {
  const file = join(folder, 'people')
  await writeFile(file, bytes)
  const said: string[] = []
  const output = { out: () => {}, err: (line: string) => said.push(line.replaceAll(file, 'people')) }
  const { people } = await peopleFrom(file, options, output)
  return { people: people.map(({ address }) => address), said }
}

describe('a list that is given to a command', () => {
  it('is answered with what was read as what, who was left out and why', async () => {
    const lines = [
      'Statut de la commande;Prénom payeur;Email payeur;Tarif',
      ...['Validé;Zoé;zoe@asso.fr;20', 'Annulé;Noël;noel@asso.fr;20', 'Remboursé;Léa;lea@asso.fr;20'],
      ...['Annulé;Rémi;remi@asso.fr;10', 'Validé;Zoé;zoe@asso.fr;10'],
    ]
    const { people, said } = await take(iconv.encode(`${lines.join('\r')}\r`, 'macroman'))
    expect(people).toEqual(['zoe@asso.fr'])
    expect(said).toEqual([
      'people: addresses from "Email payeur", first names from "Prénom payeur", read as MacRoman',
      'people: "Email payeur" is the address of whoever paid, who may not be the person to write to',
      'left out as "Statut de la commande" says that they have left or must not be written to: 3: 2 "Annulé", 1 "Remboursé"',
      'columns that nothing reads: Tarif',
      '1 repeated: the same address twice is one enrolment',
    ])
  })

  it('may be a workbook', async () => {
    const rows = [
      ['email', 'EMAIL_BLACKLISTED'],
      ['zoe@asso.fr', false],
      ['noel@asso.fr', true],
    ]
    const { people, said } = await take(workbook({ rows }))
    expect(people).toEqual(['zoe@asso.fr'])
    expect(said).toEqual([
      'people: addresses from "email", read as XLSX',
      'left out as "EMAIL_BLACKLISTED" says that they have left or must not be written to: 1',
    ])
  })

  it('is refused as a whole where it leaves a question, unless its lines are to be left out or an answer is given', async () => {
    const list = 'email;Statut\nzoe@asso.fr;Inscrite\nnoel@asso.fr;VIP\nlea@gmial.com;Inscrite\n'
    await expect(take(list)).rejects.toThrow(
      /:3: "Statut" says "VIP".*:4: "lea@gmial.com".*Nothing was imported/s,
    )
    expect((await take(list, { skipBad: true })).people).toEqual(['zoe@asso.fr'])
    const answers = { takeStatus: ['VIP'], keepDomains: true }
    expect((await take(list, answers)).people).toEqual(['zoe@asso.fr', 'noel@asso.fr', 'lea@gmial.com'])
  })

  it('is refused by its kind and by its size before anything of it is read', async () => {
    const output = { out: () => {}, err: () => {} }
    for (const endless of ['/dev/zero', folder])
      await expect(peopleFrom(endless, {}, output)).rejects.toThrow(`${endless} is not a file`)
    const large = join(folder, 'large')
    await writeFile(large, '')
    await truncate(large, 200_000_000)
    await expect(peopleFrom(large, {}, output)).rejects.toThrow('has 200 MB, and 20 MB is the most')
  })
})
