import type { Course } from '../../../documents/course.ts'
import type { PrintedProgramme } from '../../../documents/programme-pdf.ts'
import type { PrintBrand } from '../../../domain/brand.ts'
import { keepNewest } from './kept.ts'
import type { NamedCohort } from './open-programmes.ts'

const PRINTED_KEPT = 20

export type Print = {
  course: Course
  named: NamedCohort | undefined
  brand: PrintBrand | undefined
  written: Date
}

/**
 * Prints programmes; a PDF costs a tenth of a second, so the newest are kept. What prints is loaded with the first of
 * them: its fonts and their tables take 20 MB.
 */
export function printedProgrammes() {
  const kept = keepNewest<Uint8Array<ArrayBuffer>>({ most: PRINTED_KEPT })
  return ({ course, named, brand, written }: Print) => {
    const run = named ? runOf(named) : {}
    const look = brand && [brand.name, brand.accent, brand.png?.hash]
    const key = JSON.stringify([course.hash, run.name, run.rolling, run.dates?.run, look])
    return kept(key, async () => {
      const { programmePdf } = await import('../../../documents/programme-pdf.ts')
      return programmePdf({ course, ...run, written }, brand)
    })
  }
}

function runOf({ cohort, kind, dates }: NamedCohort): Pick<PrintedProgramme, 'name' | 'rolling' | 'dates'> {
  const { name, at, zone } = cohort
  return kind === 'own-dates' ? { name, rolling: { at, zone } } : { name, dates }
}
