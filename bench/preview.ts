// How long it takes to check a lesson with other words, and to show it as a reader would get it: what happens in the
// browser each time that somebody stops typing for half a second. Each round has words of its own, so that nothing is
// kept.
//   node bench/preview.ts [rounds]
import { fileURLToPath } from 'node:url'
import { checkText } from '../src/actions/programmes/check-text.ts'
import { textInHand } from '../src/actions/programmes/file-in-hand.ts'
import { editionWith, lessonInHand } from '../src/actions/programmes/lesson-in-hand.ts'
import { previewLesson } from '../src/actions/programmes/preview-lesson.ts'
import { createLetterCache } from '../src/letters/letter-cache.ts'
import { openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { scratchPostgres } from './measure/postgres.ts'

const ROUNDS = Number(process.argv[2] ?? 40)
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WANTED = { programme: '21-jours-pour-convaincre', day: 9, organiserId: 1 }

const postgres = await scratchPostgres({ durable: false })
try {
  const db = openDatabase(postgres.url, { connections: 2, onError: console.error })
  await migrate(db)
  const letters = createLetterCache({ most: 10 })
  const deps = {
    db,
    letters,
    keys: ['k'.repeat(32)] as const,
    publicUrl: 'https://a.example',
    mailDomain: undefined,
  }
  const took: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    const lesson = await lessonInHand({ db, root: ROOT }, WANTED)
    if (!lesson) throw new Error('there is no such lesson')
    const text = `${textInHand(lesson)}\nRound ${round}.\n`
    await checkText(lesson, text, letters)
    const { written } = await previewLesson(deps, {
      ...{ edition: editionWith(lesson, text), letter: lesson.letter, now: new Date() },
    })
    if (!('filled' in written)) throw new Error('the lesson cannot be shown')
    took.push(performance.now() - began)
  }
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => `${sorted[Math.floor((ROUNDS - 1) * share)]?.toFixed(0)} ms`
  console.log(`${ROUNDS} rounds: median ${at(0.5)}, 90th percentile ${at(0.9)}, longest ${at(1)}`)
  console.log(`${letters.compilations} letters were compiled, to be checked and shown`)
  await db.destroy()
} finally {
  await postgres.remove()
}
