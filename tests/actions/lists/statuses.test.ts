import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '../../../src/actions/people/people-rows.ts'
import { readPeople } from '../../support/read-list.ts'

/** A list of one column beside the addresses: p0, p1 and so on, each with one of the cells. */
function read(heading: string, cells: readonly string[], choices: ReadingChoices = {}) {
  const lines = cells.map((cell, index) => `p${index}@asso.fr;${cell}`)
  return readPeople(Buffer.from([`email;${heading}`, ...lines].join('\n')), choices)
}
const enrolled = (file: ReturnType<typeof read>) =>
  file.people.map(({ address }) => address.slice(0, 2)).join(' ')

describe('a column that says who has left', () => {
  it.each([
    ['Status', ['active', 'unsubscribed', 'unreachable'], 'p0'],
    ['status', ['enabled', 'blocklisted', 'disabled'], 'p0'],
    ['Member status', ['Subscribed', 'Cleaned', 'Nonsubscribed', 'Unsubscribed'], 'p0'],
    ['Statut de la commande', ['Validé', 'Annulé', 'Remboursée', 'Contesté', 'Payée'], 'p0 p4'],
    ['Statut', ['Inscrit·e', 'Désinscrite', 'Abonné(e)', 'Désabonnées', 'à jour', ''], 'p0 p2 p4 p5'],
    ['EMAIL_BLACKLISTED', ['No', 'Yes', '0', '1', 'false', 'true', ''], 'p0 p2 p4 p6'],
    ['Opt-out', ['', 'x', 'non', 'oui', '2024-03-16 14:40'], 'p0 p2'],
    ['UNSUB_TIME', ['', '2024-03-16 14:40:47'], 'p0'],
    ['Date de désinscription', ['', '16/03/2024'], 'p0'],
    ['Montant remboursé', ['0,00', '20,00', ''], 'p0 p2'],
    ['Opt-in', ['oui', 'non', '1', '2024-03-16'], 'p0 p2 p3'],
    ['Abonné', ['vrai', 'faux'], 'p0'],
    ['Bestellstatus;Zustand', ['bezahlt;aktiv', 'bezahlt;gesperrt'], 'p0'],
    ['Estado', ['activo', 'cancelado', 'dado de baja'], 'p0'],
    ['Stato', ['attivo', 'annullata', 'disiscritto'], 'p0'],
  ])('named %s leaves them out and counts them', (heading, cells, staying) => {
    const file = read(heading, cells)
    expect([enrolled(file), file.mistakes]).toEqual([staying, []])
    const left = file.leftOut.reduce((sum, { people }) => sum + people, 0)
    expect(left).toBe(cells.length - staying.split(' ').length)
    expect(file.ignored).toEqual([])
  })

  it.each([
    'SMS_BLACKLISTED',
    'WHATSAPP_BLACKLISTED',
    'SMS opt-out',
    'Statut marital',
    'OPTIN_TIME',
    'Country',
  ])('is none where it is about something else: %s', (heading) => {
    const file = read(heading, ['Yes', 'married'])
    expect([enrolled(file), file.mistakes, file.ignored]).toEqual(['p0 p1', [], [heading]])
  })

  it('counts by what it says', () => {
    expect(read('Status', ['unsubscribed', 'active', 'cleaned', 'unsubscribed']).leftOut).toEqual([
      { column: 'Status', says: 'unsubscribed', people: 2 },
      { column: 'Status', says: 'cleaned', people: 1 },
    ])
  })

  it('is asked about where it says what is not known, once for each value, and nobody is enrolled by it', () => {
    const file = read('Statut', ['Inscrit', 'VIP', 'En attente', 'VIP', 'VIP'])
    expect(enrolled(file)).toBe('p0')
    expect(file.mistakes).toEqual([
      {
        line: 3,
        message:
          '"Statut" says "VIP" here and in 2 more lines, and it is not known whether that means left: ' +
          'enrol these people with --take-status "VIP", or leave that column out with --ignore-column "Statut"',
      },
      { line: 4, message: expect.stringContaining('says "En attente", and it is not known') },
    ])
  })

  it('is read by the choices of whoever answers for the list', () => {
    const cells = ['Inscrit', 'VIP', 'Annulé', 'En attente']
    const taken = read('Statut', cells, { takeStatus: ['vip', 'en attente'] })
    expect([enrolled(taken), taken.mistakes]).toEqual(['p0 p1 p3', []])
    const ignored = read('Statut', cells, { ignoreColumn: ['statut'] })
    expect([enrolled(ignored), ignored.mistakes, ignored.leftOut]).toEqual(['p0 p1 p2 p3', [], []])
  })

  it('keeps the address of somebody who has left from being a mistake', () => {
    const file = readPeople(Buffer.from('email;Status\nbroken@;cleaned\nana@asso.fr;subscribed\n'))
    expect([enrolled(file), file.mistakes]).toEqual(['an', []])
  })

  it('is asked about in twenty questions at most, and the others are counted', () => {
    const cells = Array.from({ length: 50 }, (_, index) => `valeur ${index}`)
    const { mistakes } = read('Statut', cells)
    expect(mistakes).toHaveLength(21)
    expect(mistakes.at(-1)?.message).toBe('30 more values like those above are not known, in 30 lines')
  })
})
