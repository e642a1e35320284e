import type { SampleRequest } from '../../../actions/letters/sample-of-letter.ts'
import type { SampleDeps } from '../../../writing/sample-letter.ts'
import type { CohortVisit } from './with-cohort.ts'

/** The letter that a path names, as the person whom the query names. */
export function sampleAsked({ c, cohort, now }: CohortVisit): SampleRequest {
  const as = readAs(c.req.query('as'))
  return { cohort, now, letter: c.req.param('letter') ?? '', ...(as === undefined ? {} : { as }) }
}

/** The id of an enrolment, as addresses of ours write it. */
export function readAs(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined
}

export function sampleDeps({ parts }: CohortVisit): SampleDeps {
  const { db, letters, keys, publicUrl, mailDomain } = parts
  return { db, letters, keys, publicUrl, mailDomain }
}

/** The address of a letter's page. */
export function letterPath({ home }: CohortVisit, letter: string): string {
  return `${home}/letters/${encodeURIComponent(letter)}`
}
