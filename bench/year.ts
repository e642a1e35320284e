// How long a course of a year takes to check, as its author runs it, and each of its lessons to check and to show, as
// in the browser. Every week has an exercise in the evening of a lesson and a day without one.
//   node bench/year.ts [lessons] [previews]
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { newProgramme } from '../src/programme/new-programme.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { spreadOf, timePreviews } from './measure/previews.ts'

const LESSONS = Number(process.argv[2] ?? 365)
const PREVIEWS = Number(process.argv[3] ?? 60)
const COMMAND = fileURLToPath(new URL('../bin/feuilleton.js', import.meta.url))

/** Some 500 words, each lesson with its own. */
const textOf = (path: string) =>
  Array.from(
    { length: 10 },
    (_, part) =>
      `\n## Part ${part}\n\nOf ${path}: ${'what a group decides together holds longer. '.repeat(7)}\n`,
  ).join('')

/** A day in seven has two lessons, and the one after it is left out. */
function withRhythm(schedule: string): string {
  return schedule.replaceAll(/- \{ day: (\d+), letter: ([\w-]+) \}/g, (line, day, letter) => {
    if (Number(day) % 7 === 3) return `- { day: ${day}, letter: ${letter}, comes: same day, at: "18:00" }`
    return Number(day) % 7 === 4 ? `- { day: ${day}, letter: ${letter}, comes: 2 days later }` : line
  })
}

async function writeYear(root: string): Promise<void> {
  const files = newProgramme({
    name: 'year',
    title: 'A year',
    language: 'en',
    days: LESSONS,
    zone: 'Europe/London',
    dayOne: '2027-01-11',
  })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), path.endsWith('.md') ? text + textOf(path) : withRhythm(text))
  }
}

async function timeCheck(root: string): Promise<void> {
  const began = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'check', 'year'], { cwd: root })
  const seconds = (performance.now() - began) / 1000
  console.log(`${LESSONS} lessons checked in ${seconds.toFixed(1)} s: ${stdout.trim().split('\n').at(-1)}`)
}

const root = await mkdtemp(join(tmpdir(), 'feuilleton-year-'))
const postgres = await scratchPostgres({ durable: false })
try {
  await writeYear(root)
  await timeCheck(root)
  const { took } = await timePreviews({
    ...{ root, url: postgres.url, programme: 'year', rounds: PREVIEWS },
    day: (round) => 1 + Math.floor((round * LESSONS) / PREVIEWS),
  })
  console.log(`${PREVIEWS} previews: ${spreadOf(took)}`)
} finally {
  await postgres.remove()
  await rm(root, { recursive: true })
}
