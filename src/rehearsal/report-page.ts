import { join } from 'node:path'
import { privateFolder, writePrivately } from '../mail/private-files.ts'
import type { RehearsalReport } from './report.ts'
import { reportDocument } from './report-page/document.ts'
import { type ShownLetter, writeLetterPage } from './report-page/letter-page.ts'
import { chooseViews } from './report-page/views.ts'

/**
 * Writes `report.html` and, for every letter that it shows, `letters/NNNN.html`, into a folder that already has the
 * `mail/` of the report. The page opens from the file system, without script or network. Reads one mail for each letter
 * shown (see `chooseViews`), however many people there are. Throws when a mail to show is not in the folder.
 */
export async function writeReportPages({
  report,
  directory,
}: {
  report: RehearsalReport
  directory: string
}): Promise<void> {
  await privateFolder(join(directory, 'letters'))
  const shown: ShownLetter[] = []
  for (const view of chooseViews(report)) {
    shown.push(await writeLetterPage({ view, directory, language: report.language }))
  }
  await writePrivately(join(directory, 'report.html'), String(await reportDocument({ report, shown })))
}
