import { sampleOfLetter } from '../../../actions/letters/sample-of-letter.ts'
import { attempt } from '../../../domain/refusal.ts'
import { letterFrameHeaders } from '../../letter-frame.ts'
import { sampleAsked, sampleDeps } from './letter-visit.ts'
import type { CohortVisit } from './with-cohort.ts'

/** `…/letters/:letter/frame`: the HTML of a letter, as a light or a dark screen shows it. */
export async function letterFrame(visit: CohortVisit): Promise<Response> {
  const sample = await attempt(sampleOfLetter(sampleDeps(visit), sampleAsked(visit)))
  if ('refused' in sample || !('filled' in sample.written)) return visit.notFound()
  const scheme = visit.c.req.query('look') === 'dark' ? 'dark' : 'light'
  const { origin } = new URL(visit.parts.publicUrl)
  const headers = letterFrameHeaders({ pictures: `https: ${origin}` })
  return visit.c.body(inScheme(sample.written.filled.html, scheme), 200, headers)
}

/** A letter as it is on a screen of this kind, whatever the one that it is looked at on: its own styles decide. */
function inScheme(letter: string, scheme: 'light' | 'dark'): string {
  return letter
    .replace(
      /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g,
      scheme === 'dark' ? '@media all' : '@media not all',
    )
    .replace(/(color-schemes?\s*:\s*)light dark/g, `$1${scheme}`)
    .replace(/(name="(?:supported-)?color-schemes?" content=")light dark/g, `$1${scheme}`)
}
