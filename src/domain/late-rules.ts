/** What becomes of those who join a fixed cohort after its day one, as `late_joiners` of a programme says it. */
export const LATE_RULES = ['next-lesson', 'from-day-one', 'next-cohort'] as const

export type LateRule = (typeof LATE_RULES)[number]
