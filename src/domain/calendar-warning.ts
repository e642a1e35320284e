/**
 * What is doubtful in the dates of a cohort: a code and facts. Events are named by their titles; dates are ISO dates in
 * the zone of the cohort, `at` wall-clock hours of it.
 */
export type CalendarWarning =
  | { warned: 'day-one-past'; date: string }
  | { warned: 'day-one-begun'; lesson: string; date: string; at: string }
  | { warned: 'day-one-moved'; date: string; first: string }
  | { warned: 'lesson-at-night'; at: string }
  | { warned: 'event-at-weekend'; event: string; date: string }
  | { warned: 'event-on-holiday'; event: string; date: string; holiday: string }
  | { warned: 'event-before-day-one'; event: string; date: string }
  | { warned: 'event-past'; event: string; date: string }
  | { warned: 'event-disordered'; event: string }
  | { warned: 'reminder-at-night'; event: string; date: string; at: string }
  | { warned: 'to-fill-in'; keys: string }
  | { warned: 'no-controller' }
