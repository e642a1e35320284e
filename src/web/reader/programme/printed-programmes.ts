import type { Course } from '../../../documents/course.ts'
import { programmePdf } from '../../../documents/programme-pdf.ts'
import { keepNewest } from './kept.ts'
import type { NamedCohort } from './open-programmes.ts'

const PRINTED_KEPT = 20

/** Prints programmes; a PDF costs a tenth of a second, so the newest are kept. */
export function printedProgrammes() {
  const kept = keepNewest<Uint8Array<ArrayBuffer>>({ most: PRINTED_KEPT })
  return (course: Course, named: NamedCohort | undefined, written: Date) => {
    if (!named) return kept(course.hash, () => programmePdf({ course, written }))
    const { cohort, kind, dates } = named
    const { name, at, zone } = cohort
    if (kind === 'own-dates') {
      const key = JSON.stringify([course.hash, name, at, zone])
      return kept(key, () => programmePdf({ course, name, rolling: { at, zone }, written }))
    }
    const key = JSON.stringify([course.hash, name, dates.run])
    return kept(key, () => programmePdf({ course, name, dates, written }))
  }
}
