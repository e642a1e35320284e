/** Of a programme: one for each day of a year. */
export const MOST_LESSONS = 365
