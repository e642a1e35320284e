// Reads a list of so many people: lines a second, the best of five readings. Some of them have an address of their own
// domain, a zone, an hour; the list is read from its bytes, as the command does.
//   node bench/read-people.ts [people]
import { readPeople } from '../src/actions/read-people.ts'

const PEOPLE = Number(process.argv[2] ?? 100_000)
const READINGS = 5
const NAMES = ['Amina', 'Chloé', 'Jean-Noël', 'Élise', 'François', 'Anaïs', 'Jérôme', '-', 'Zoé', '']
const DOMAINS = ['gmail.com', 'orange.fr', 'laposte.net', 'free.fr', 'hotmail.fr', 'example.org']
const ZONES = ['Europe/Paris', '', 'Indian/Reunion', 'America/Martinique']

const LISTS = {
  'UTF-8': Buffer.from(list(), 'utf8'),
  'Windows-1252': Buffer.from(list(), 'latin1'),
}

for (const [encoding, bytes] of Object.entries(LISTS)) {
  const seconds = Array.from({ length: READINGS }, () => timeOf(bytes))
  const best = Math.min(...seconds)
  const rate = Math.round(PEOPLE / best).toLocaleString('en')
  console.log(
    `${encoding}: ${PEOPLE.toLocaleString('en')} lines in ${best.toFixed(2)} s, ${rate} lines a second`,
  )
}

function list(): string {
  const lines = Array.from({ length: PEOPLE }, (_, index) => line(index))
  return `adresse;nom;prénom;fuseau;heure\n${lines.join('\n')}\n`
}

function line(index: number): string {
  const domain = index % 10 === 0 ? `asso-${index}.example` : DOMAINS[index % DOMAINS.length]
  const [name, zone] = [NAMES[index % NAMES.length], ZONES[index % ZONES.length]]
  return `lectrice.${index}@${domain};Martin;${name};${zone};${index % 3 === 0 ? '7h30' : ''}`
}

function timeOf(bytes: Uint8Array): number {
  const start = performance.now()
  const { people, mistakes } = readPeople(bytes)
  const seconds = (performance.now() - start) / 1000
  if (people.length + mistakes.length < PEOPLE / 2) throw new Error(mistakes[0]?.message ?? 'nobody was read')
  return seconds
}
