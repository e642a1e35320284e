import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createLetterCache, type LetterCache } from '../letters/letter-cache.ts'
import { privateFolder, writePrivately } from '../mail/private-files.ts'
import type { Database } from '../store/database.ts'
import { composeReport, programmesOf } from './compose-report.ts'
import { openLogBook } from './log-book.ts'
import { openPlaying, type Progress } from './open-playing.ts'
import { playSteps } from './play.ts'
import { type Play, prepare } from './prepare.ts'
import { courseOf } from './rehearsed-course.ts'
import { startRelay } from './relay.ts'
import type { RehearsalReport, ReportedWarning } from './report.ts'
import { writeReportPages } from './report-page.ts'
import { type WithDatabase, withScratchDatabase } from './scratch-database.ts'
import { writtenReport } from './written-report.ts'

export type RehearsalRequest = Play & {
  /** The folder for the mails and reports. It is created if needed; files of an earlier rehearsal are replaced. */
  directory: string
  /** What `check` warns of in the programme. */
  warnings: ReportedWarning[]
  publicUrl: string
  onProgress: (progress: Progress) => void
}

/** Everything that a rehearsal writes into its folder, and deletes there when it begins. */
export const REHEARSAL_FILES: readonly string[] = ['mail', 'letters', 'report.json', 'report.html']

const LETTERS_KEPT = 1_000

/** What may be lent to a rehearsal, to share it with others; by itself it makes its own. */
export type Lent = { withDatabase?: WithDatabase; letters?: LetterCache }

/**
 * Runs a whole cohort on a virtual clock through the planning, ledger, letters and SMTP dialogue of the service, and
 * writes what happened: `mail/*.eml`, `report.json`, `report.html`. Some of the people register for the events.
 * @throws Refused for a change that cannot be made.
 */
export async function rehearse(request: RehearsalRequest, lent: Lent = {}): Promise<RehearsalReport> {
  const { withDatabase = withScratchDatabase, letters = createLetterCache({ most: LETTERS_KEPT }) } = lent
  courseOf(request) // so that a bad change is refused before an earlier rehearsal is deleted
  for (const made of REHEARSAL_FILES)
    await rm(join(request.directory, made), { recursive: true, force: true })
  await privateFolder(request.directory)
  await privateFolder(join(request.directory, 'mail'))
  const report = await withDatabase((db, stopping) => perform({ db, stopping, letters }, request))
  await writePrivately(
    join(request.directory, 'report.json'),
    `${JSON.stringify(writtenReport(report), null, 2)}\n`,
  )
  await writeReportPages({ report, directory: request.directory })
  return report
}

type Stage = { db: Database; stopping: AbortSignal; letters: LetterCache }

async function perform(
  { db, stopping, letters }: Stage,
  request: RehearsalRequest,
): Promise<RehearsalReport> {
  const prepared = await prepare({ db, letters }, request)
  const { clock, steps, expected } = prepared
  const log = openLogBook(programmesOf(request, prepared), clock)
  const relay = await startRelay(request.directory)
  try {
    const playing = openPlaying({ db, clock, letters, log, expected, port: relay.port }, request)
    await playSteps(playing, { steps, stopping })
    playing.pool.close()
    const accepted = await relay.finish()
    const played = { accepted, letters: log.letters(accepted), compilations: letters.compilations }
    return await composeReport({ db, stopping }, { request, prepared, played })
  } finally {
    relay.kill()
  }
}
