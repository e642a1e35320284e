import { checkText } from '../../src/actions/programmes/check-text.ts'
import { textInHand } from '../../src/actions/programmes/file-in-hand.ts'
import { editionWith, lessonInHand } from '../../src/actions/programmes/lesson-in-hand.ts'
import { previewLesson } from '../../src/actions/programmes/preview-lesson.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'

/** `day`: which lesson is written in a round, from 0. */
type Writing = {
  root: string
  url: string
  programme: string
  rounds: number
  day: (round: number) => number
}

/**
 * Checks a lesson with words of its own in each round, and shows it as a reader would get it: what happens in the browser
 * each time that somebody stops typing. How long each round took, in milliseconds, and how many letters were compiled.
 */
export async function timePreviews({ root, url, programme, rounds, day }: Writing) {
  const db = openDatabase(url, { connections: 2, onError: console.error })
  await migrate(db)
  const letters = createLetterCache({ most: 10 })
  const keys = ['k'.repeat(32)] as const
  const deps = { db, letters, keys, publicUrl: 'https://a.example', mailDomain: undefined }
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const lesson = await lessonInHand({ db, root }, { programme, day: day(round), organiserId: 1 })
    if (!lesson) throw new Error(`there is no lesson ${day(round)}`)
    const text = `${textInHand(lesson)}\nRound ${round}.\n`
    await checkText(lesson, text, letters)
    const { written } = await previewLesson(deps, {
      ...{ edition: editionWith(lesson, text), letter: lesson.letter, now: new Date() },
    })
    if (!('filled' in written)) throw new Error(`lesson ${day(round)} cannot be shown`)
    took.push(performance.now() - began)
  }
  await db.destroy()
  return { took, compilations: letters.compilations }
}

/** `first 700 ms, median 43 ms, 90th percentile 59 ms, longest 726 ms` */
export function spreadOf(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(0)} ms`
  return `first ${took[0]?.toFixed(0)} ms, median ${at(0.5)}, 90th percentile ${at(0.9)}, longest ${at(1)}`
}
