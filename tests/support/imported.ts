/** What every import of people has to say, for tests that are about something else. */
export const IMPORTED = { basis: 'They agreed in a test.', keys: ['k'.repeat(32)] } as const
