import type { Edition } from '../domain/edition.ts'

/**
 * What the organiser of a rehearsal brings to its cohort on a day of the course: the programme as another folder has
 * it.
 */
export type PlannedEdition = { day: number; words: string; folder: string }

/** The same, read from that folder. */
export type BroughtEdition = Omit<PlannedEdition, 'folder'> & { edition: Edition }
