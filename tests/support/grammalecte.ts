import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, it } from 'vitest'

const run = promisify(execFile)
const PROGRAM = '/usr/bin/grammalecte-cli'
const MOST_BYTES = 20_000_000

/** Tests that have French read by Grammalecte: skipped aloud where it is not, a failure there in continuous integration. */
export function describeWithGrammalecte(name: string, tests: () => void): void {
  if (existsSync(PROGRAM)) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs Grammalecte', () => {
        throw new Error(`no ${PROGRAM}: install Debian’s grammalecte-cli`)
      })
    })
  } else {
    console.info(`skipped, as this machine has no ${PROGRAM}: ${name}`)
    describe.skip(name, tests)
  }
}

type Said = {
  data: {
    /** From 1 on; lines without a remark are left out. */
    iParagraph: number
    lGrammarErrors: { nStart: number; nEnd: number; sRuleId: string; sMessage: string }[]
  }[]
}

/** A remark on a line of a text: what it is about, with a few signs on both sides, and what Grammalecte says of it. */
export type Remark = { rule: string; place: string; words: string }

const AROUND = 30

/** What Grammalecte remarks on French lines, each of which is a paragraph, an item or a title. */
export async function remarksOn(lines: readonly string[]): Promise<Remark[]> {
  const folder = await mkdtemp(join(tmpdir(), 'feuilleton-french-'))
  try {
    const file = join(folder, 'text.txt')
    await writeFile(file, lines.join('\n'))
    const { stdout } = await run(PROGRAM, ['--file', file, '--only_when_errors', '--json'], {
      maxBuffer: MOST_BYTES,
    })
    return (JSON.parse(stdout) as Said).data.flatMap(({ iParagraph, lGrammarErrors }) =>
      lGrammarErrors.map(({ nStart, nEnd, sRuleId, sMessage }) => ({
        rule: sRuleId.replace(/__b\d+_a\d+_\d+$/, ''),
        place: (lines[iParagraph - 1] ?? '')
          .slice(Math.max(0, nStart - AROUND), nEnd + AROUND)
          .replace(/\s/g, ' '),
        words: sMessage,
      })),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}
