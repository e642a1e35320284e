import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '../../../src/actions/people/people-rows.ts'
import { readPeople } from '../../support/read-list.ts'

const read = (text: string, choices: ReadingChoices = {}) => readPeople(Buffer.from(text), choices)
const ana = { address: 'ana@asso.fr', firstName: 'Ana' }
const refusal = (text: string) => read(text).mistakes[0]?.message

/** One line of Ana's under the headings that each program writes; the cells of headings that are not read are `x`. */
function under(headings: string, separator = ','): string {
  const names = headings.split('|')
  const cells = names.map((name) =>
    name.startsWith('@')
      ? 'ana@asso.fr'
      : name.startsWith('!')
        ? 'Ana'
        : name.startsWith('~')
          ? '12 rue Basse'
          : '',
  )
  return `${names.map((name) => name.replace(/^[@!~]/, '')).join(separator)}\n${cells.join(separator)}\n`
}

describe('the columns of a list', () => {
  it.each([
    ['HelloAsso, of orders', 'Référence commande|Nom payeur|!Prénom payeur|@Email payeur|Montant'],
    [
      'HelloAsso, with a field for the member',
      'Prénom payeur|Email payeur|!Prénom adhérent|@Champ complémentaire 1 Email',
    ],
    [
      'Mailchimp',
      '@Email Address|!First Name|Last Name|~Address|Phone Number|MEMBER_RATING|OPTIN_TIME|TIMEZONE',
    ],
    ['Mailchimp in French', '@Adresse e-mail|!Prénom|Nom|~Adresse|Numéro de téléphone'],
    ['Brevo', '@EMAIL|LASTNAME|!FIRSTNAME|SMS|ADDED_TIME|MODIFIED_TIME'],
    ['Brevo in French', '@EMAIL|NOM|!PRENOM|SMS'],
    ['Keila', '@Email|!First name|Last name|Data|External ID'],
    ['Moodle in French', '!Prénom|Nom de famille|@Adresse de courriel|Institution'],
    ['Moodle in English', '!First name|Surname|ID number|@Email address'],
    ['Moodle in German', '!Vorname|Nachname|@E-Mail-Adresse'],
    ['Moodle in Spanish', '!Nombre|Apellido(s)|@Dirección de correo'],
    ['Moodle in Italian', '!Nome|Cognome|@Indirizzo email'],
    [
      'Google Contacts',
      '!First Name|Middle Name|Last Name|E-mail 1 - Label|@E-mail 1 - Value|E-mail 2 - Value',
    ],
    ['Google Contacts before 2024', 'Name|!Given Name|Family Name|E-mail 1 - Type|@E-mail 1 - Value'],
    ['Google Forms in French', 'Horodateur|@Adresse e-mail|!Quel est votre prénom ?'],
    ['Google Forms in English', 'Timestamp|@Email Address|!What is your first name?'],
    ['Google Forms with the user name', "Horodateur|@Nom d'utilisateur|!Prénom"],
    ['Microsoft Forms in French', 'ID|Heure de début|@Adresse de messagerie|Nom|!Votre prénom'],
    ['Microsoft Forms in English', 'ID|Start time|@Email|Name|!First name'],
    ['Microsoft Forms in German', 'ID|Startzeit|@E-Mail|Name|!Ihr Vorname'],
    ['Outlook in French', 'Titre|!Prénom|Nom|@Adresse de messagerie|Adresse de messagerie 2|~Rue (bureau)'],
    ['Outlook in English', 'Title|!First Name|Last Name|@E-mail Address|E-mail 2 Address|E-mail 3 Address'],
    ['Outlook in German', 'Anrede|!Vorname|Nachname|@E-Mail-Adresse|E-Mail 2: Adresse'],
    ['Outlook in Spanish', '!Nombre|Apellidos|@Dirección de correo electrónico'],
    ['Outlook in Italian', '!Nome|Cognome|@Indirizzo posta elettronica'],
    ['a street beside a mailbox', 'Nom|!Prénom|~Adresse|Code postal|Ville|@Adresse mail'],
    ['a street before a mailbox, in German', '!Vorname|~Anschrift|@Mail'],
  ])('are known as they are named by %s', (_, headings) => {
    for (const separator of [',', ';', '\t'])
      expect(read(under(headings, separator))).toMatchObject({ people: [ana], mistakes: [] })
  })

  it.each([
    ['sep=;', ';'],
    ['sep=,', ','],
    ['sep=\t', '\t'],
    ['"sep=;"', ';'],
    ['SEP=|', '|'],
  ])('stand below the line %j that is for spreadsheets', (line, mark) => {
    const rows = [`email${mark}prénom`, `ana@asso.fr${mark}Ana`, `bad${mark}`]
    const file = read(`${line}\r\n${rows.join('\r\n')}\r\n`)
    expect(file.people).toEqual([ana])
    expect(file.mistakes).toEqual([{ line: 4, message: expect.stringContaining('"bad"') }])
  })

  it('of whoever paid are read together, and it is said whose they are', () => {
    const file = read('Prénom adhérent;Prénom payeur;Email payeur\nMarie;Paul;paul@asso.fr\n')
    expect(file.people).toEqual([{ address: 'paul@asso.fr', firstName: 'Paul' }])
    expect(file.notes).toEqual([
      '"Email payeur" is the address of whoever paid, who may not be the person to write to',
    ])
    const without = read('Prénom adhérent;Email payeur\nMarie;paul@asso.fr\n')
    expect(without.people).toEqual([{ address: 'paul@asso.fr' }])
    expect(without.notes[1]).toBe(
      '"Prénom adhérent" names another person than the one at "Email payeur": nobody is greeted by it',
    )
  })

  it('that hold whole names greet nobody', () => {
    for (const name of [
      'Nom complet',
      'Name',
      'Nom et prénom',
      'Vollständiger Name',
      'Nombre',
      'Nome',
      'Full name',
    ]) {
      const file = read(`${name};email\nAna Silva;ana@asso.fr\n`)
      expect(file.people).toEqual([{ address: 'ana@asso.fr' }])
      expect(file.notes).toEqual([`"${name}" holds whole names: nobody is greeted by a first name`])
    }
  })

  it('of which none is known are listed, and the one whose cells are addresses is proposed', () => {
    const text = 'Famille;Où écrire;Adresse\nSilva;ana@asso.fr;12 rue Basse\n'
    expect(refusal(text)).toBe(
      'this line must name the columns, one of them for addresses, such as: adresse;prénom;fuseau;heure. ' +
        'It has "Famille", "Où écrire", "Adresse". The cells of "Où écrire" are addresses: ' +
        'rename it to email, or add --address-column "Où écrire"',
    )
    expect(read(text, { addressColumn: 'ou ecrire' }).people).toEqual([{ address: 'ana@asso.fr' }])
    expect(refusal('Famille;Ville\nSilva;Lyon\n')).toMatch(/It has "Famille", "Ville"$/)
    expect(refusal('ana@asso.fr;Ana\nbob@asso.fr;Bob\n')).not.toContain('It has')
    const other = read(text, { addressColumn: 'mail' })
    expect(other.mistakes[0]?.message).toBe(
      'there is no column "mail": It has "Famille", "Où écrire", "Adresse"',
    )
  })

  it('that mean the same thing twice are asked about, and may be left aside', () => {
    const text = 'mail;E-mail\na@asso.fr;b@asso.fr\n'
    expect(refusal(text)).toContain('two columns mean the same thing, the second is "E-mail"')
    expect(read(text, { ignoreColumn: ['e-mail'] }).people).toEqual([{ address: 'a@asso.fr' }])
    expect(read('mail;E-mail\n;b@asso.fr\n').people).toEqual([{ address: 'b@asso.fr' }])
  })
})
