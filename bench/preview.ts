// How long it takes to check a lesson with other words, and to show it as a reader would get it: what happens in the
// browser each time that somebody stops typing for half a second. Each round has words of its own, so that nothing is
// kept.
//   node bench/preview.ts [rounds]
import { fileURLToPath } from 'node:url'
import { scratchPostgres } from './measure/postgres.ts'
import { spreadOf, timePreviews } from './measure/previews.ts'

const ROUNDS = Number(process.argv[2] ?? 40)
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PROGRAMME = '21-jours-pour-convaincre'

const postgres = await scratchPostgres({ durable: false })
try {
  const writing = { root: ROOT, url: postgres.url, programme: PROGRAMME, rounds: ROUNDS, day: () => 9 }
  const { took, compilations } = await timePreviews(writing)
  console.log(`${ROUNDS} rounds: ${spreadOf(took)}`)
  console.log(`${compilations} letters were compiled, to be checked and shown`)
} finally {
  await postgres.remove()
}
