import { letterLines } from '../../actions/letters/letter-lines.ts'
import type { Config } from '../../config.ts'
import { oneOffLetter } from '../../domain/one-off.ts'
import { leavesWords, readersWords } from '../../domain/one-off-words.ts'
import { listOneOffs } from '../../store/one-offs.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

/** `feuilleton letter list <cohort>`: its one-off letters, the newest first. */
export async function listLetters(config: Config, slug: string, output: Output): Promise<number> {
  return withStore(config, async (db) => {
    const { cohort } = await cohortNamed(db, slug)
    const all = await listOneOffs(db, cohort.id)
    const letters = all.map(({ id }) => oneOffLetter(id))
    const lines = new Map(
      (await letterLines(db, { cohortId: cohort.id, letters })).map((line) => [line.letter, line]),
    )
    const rows = all.map(({ id, subject, readers, sentAt, leavesAt }) => {
      const { standing = 'draft', outcomes } = lines.get(oneOffLetter(id)) ?? {}
      const leaves = sentAt ? leavesWords(leavesAt, 'en') : ''
      return [
        String(id),
        subject,
        readersWords(readers, 'en'),
        leaves,
        standing,
        String(outcomes?.submitted ?? 0),
      ]
    })
    const head = ['NUMBER', 'SUBJECT', 'TO', 'LEAVES', 'STATE', 'SUBMITTED']
    for (const line of table([head, ...rows])) output.out(line)
    return 0
  })
}
