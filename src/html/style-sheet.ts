import { readFileSync } from 'node:fs'

/** In this order: the first names the layers, of which the later win. */
const PARTS = [
  ...['base', 'tokens', 'forms', 'parts', 'calendar', 'chart'],
  ...['page-programme', 'page-course', 'page-lesson', 'page-outbox', 'page-report'],
  ...[
    'organiser',
    'organiser-parts',
    'organiser-today',
    'organiser-cohorts',
    'organiser-cohort',
    'organiser-people',
    'organiser-programmes',
  ],
  ...['organiser-events', 'organiser-figures', 'organiser-import', 'organiser-settings'],
]

/** The one style sheet of all our pages, without its fonts: what has none falls back on the machine's. */
export function styleSheet(): string {
  return PARTS.map((name) => readFileSync(new URL(`./style/${name}.css`, import.meta.url), 'utf8')).join('\n')
}
