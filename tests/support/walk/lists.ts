import iconv from 'iconv-lite'
import { workbook } from '../workbook.ts'

const NAMES = ['Zoé', 'Élodie', 'François', 'Noël', 'Maïté', 'Çelik', 'Anaïs', 'Jérôme']
/** How many people of the CSV can be enrolled. */
export const GUESTS = 120
/** Its lines that name no address. */
export const BAD_LINES = ['Max;max(at)asso.example;actif', 'Hervé;herve@;actif', 'Benoît;;actif']

type List = { name: string; bytes: Uint8Array }

/** The address of somebody in the workbook; `n` counts from 1. */
export const readerAt = (n: number) => `lecteur-${n}@asso.example`

/** A workbook of so many people, with a column that is not ours to read. */
export function membersWorkbook(people: number): List {
  const rows = Array.from({ length: people }, (_, n) => ['Durand', nameOf(n), readerAt(n + 1)])
  return { name: 'adhérents 2027.xlsx', bytes: workbook({ rows: [['Nom', 'Prénom', 'E-mail'], ...rows] }) }
}

/** What French Excel saves as CSV, with bad lines and two people who have left. */
export function excelCsv(): List {
  const good = Array.from({ length: GUESTS }, (_, n) => `${nameOf(n)};invite-${n + 1}@asso.example;actif`)
  const left = ['Inès;ines@asso.example;désabonnée', 'Léo;leo@asso.example;désabonné']
  const lines = ['Prénom;Adresse électronique;Statut', ...good, ...left, ...BAD_LINES, '']
  return { name: 'invités été.csv', bytes: iconv.encode(lines.join('\r\n'), 'windows-1252') }
}

function nameOf(n: number): string {
  return NAMES[n % NAMES.length] ?? ''
}
