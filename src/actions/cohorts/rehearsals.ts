import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'

/** Where the rehearsal of a cohort stands in this process, or what the last one left. */
export type RehearsalState =
  | { state: 'running'; left: number; expected: number }
  | { state: 'done'; at: Date; verdict: 'good' | 'partial' | 'broken'; line: string }
  | { state: 'failed'; why: string }

/** Rehearsals beside the service, one at a time: what a page needs of them. */
export type Rehearsals = {
  /** Plays a cohort with made-up people, on a database of its own; `busy` while another is played. */
  start(request: { cohort: Cohort; edition: Edition; people: number }): 'started' | 'busy'
  look(cohort: string): Promise<RehearsalState | undefined>
  /** `report.html` or a page of `letters/`; undefined for anything else. */
  file(cohort: string, name: string): Promise<Buffer | undefined>
}
