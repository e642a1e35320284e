import type { Author } from '../../src/domain/journal-entry.ts'

/** Who changes things in tests that are about something else. */
export const ORGANISER: Author = { name: 'Camille' }
