import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { feuilleton, temporaryFolder } from './support/command.ts'
import { seedPostgres } from './support/postgres-seed.ts'

/** What a reader of the guide does: gives a command, or writes a file as it shows it. */
type Step = { command: string[] } | { file: string; text: string }

const EXAMPLE = /(?:`([^`\n]+)`:\n\n)?```(\w+)\n([\s\S]*?)```/g

async function stepsOf(guide: string): Promise<Step[]> {
  const text = await readFile(guide, 'utf8')
  return [...text.matchAll(EXAMPLE)].flatMap(([, file, language, code = '']): Step[] => {
    if (language !== 'sh') return file === undefined ? [] : [{ file, text: code }]
    const lines = code.trim().split('\n')
    return lines.map((line) => ({ command: wordsOf(line.replace(/^npx feuilleton /, '')) }))
  })
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}

/** Follows a guide step by step in an empty project; answers with what each command said, by its words. */
async function follow(
  guide: string,
  root: string,
): Promise<Map<string, { code: number | null; out: string }>> {
  const answers = new Map<string, { code: number | null; out: string }>()
  for (const step of await stepsOf(guide)) {
    if ('file' in step) {
      await mkdir(dirname(join(root, step.file)), { recursive: true })
      await writeFile(join(root, step.file), step.text)
    } else {
      const args = step.command.map((word) => word.replace(/^(?=rehearsals\/|my-letters$)/, `${root}/`))
      const env = { FEUILLETON_ROOT: root, VAR_DIR: join(root, 'var') }
      answers.set(step.command.join(' '), await feuilleton(args, env))
    }
  }
  return answers
}

it('how to write a course: every command of it does what it says, on the files as it shows them', async () => {
  const { path: root, remove } = await temporaryFolder()
  onTestFinished(remove)
  await mkdir(join(root, 'var'))
  await seedPostgres(join(root, 'var/postgres'))
  const answers = await follow('docs/write-a-course.md', root)
  const failed = [...answers].filter(([, { code }]) => code !== 0)
  expect(failed.map(([command, { out }]) => [command, /BROKEN (..)/.exec(out)?.[1]])).toEqual([
    [expect.stringContaining('--change 2 cancel webinar'), 'E1'],
  ])
  expect(answers.get('check better-meetings')?.out).toMatch(
    /^better-meetings: 3 lessons, 1 minute to read and \d+ to \d+ kB each\n1 programme checked: no mistake, 0 warnings\n$/,
  )
  const [brought = ''] = [...answers].flatMap(([command, { out }]) =>
    command.startsWith('new bread') ? [out] : [],
  )
  expect(brought).toContain('templates/bread/lessons/day-02.md:7: a table has a head')
  expect(brought).toContain('1 programme checked: no mistake')
  expect([...answers.keys()].map((command) => command.split(' ')[0])).toEqual([
    ...['new', 'rehearse', 'check', 'calendar', 'rehearse', 'rehearse', 'cohort', 'enrol', 'cohort', 'new'],
  ])
})
