import { sampleOfLetter } from '../../../actions/letters/sample-of-letter.ts'
import { attempt } from '../../../domain/refusal.ts'
import { frameOf } from '../letter-looks.ts'
import { sampleAsked, sampleDeps } from './letter-visit.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/letters/:letter/frame`: the HTML of a letter, as a light or a dark screen shows it. */
export async function letterFrame(visit: CohortVisit): Promise<Response> {
  const sample = await attempt(sampleOfLetter(sampleDeps(visit), sampleAsked(visit)))
  if ('refused' in sample || !('filled' in sample.written)) return visit.notFound()
  return frameOf(visit, sample.written.filled.html)
}
