// Reads a list of so many people: lines a second by the clock and of processor time, the best of five readings. On a busy
// machine only the second says something. Some of the people have an address of their own domain, a zone, an hour; the
// list is read from its bytes, as the command does. It ends with 1 below 20,000 lines a second of processor time.
//   node bench/read-people.ts [people]
import { readPeople } from '../src/actions/people/read-people.ts'

const PEOPLE = Number(process.argv[2] ?? 100_000)
const READINGS = 5
const LEAST = 20_000
const NAMES = ['Amina', 'Chloé', 'Jean-Noël', 'Élise', 'François', 'Anaïs', 'Jérôme', '-', 'Zoé', '']
const DOMAINS = ['gmail.com', 'orange.fr', 'laposte.net', 'free.fr', 'hotmail.fr', 'example.org']
const ZONES = ['Europe/Paris', '', 'Indian/Reunion', 'America/Martinique']

const LISTS = {
  'UTF-8': Buffer.from(list(), 'utf8'),
  'Windows-1252': Buffer.from(list(), 'latin1'),
}

for (const [encoding, bytes] of Object.entries(LISTS)) {
  const readings = Array.from({ length: READINGS }, () => timeOf(bytes))
  const [clock, processor] = [
    bestRate(readings.map((one) => one.clock)),
    bestRate(readings.map((one) => one.processor)),
  ]
  const words = [clock, processor].map((rate) => rate.toLocaleString('en'))
  console.log(`${encoding}: ${words[0]} lines a second by the clock, ${words[1]} of processor time`)
  if (processor < LEAST) process.exitCode = 1
}

function bestRate(seconds: readonly number[]): number {
  return Math.round(PEOPLE / Math.min(...seconds))
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

function timeOf(bytes: Uint8Array): { clock: number; processor: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const { people, mistakes } = readPeople(bytes)
  const [clock, { user, system }] = [(performance.now() - start) / 1000, process.cpuUsage(before)]
  if (people.length + mistakes.length < PEOPLE / 2)
    throw new Error(mistakes[0]?.problem.problem ?? 'nobody was read')
  return { clock, processor: (user + system) / 1_000_000 }
}
