import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take a minute or more, in the order in which they begin: one that began last would be waited for alone. */
const SLOW = [
  'faults/kills',
  'service/life',
  'service/serve',
  'web/every-page',
  'web/organiser/look',
  'web/organiser/walk',
  'web/organiser/clicks',
  'rehearsal/zones',
  'faults/',
  'service/',
  'cli/rehearse',
  'cli/ledger',
  'cli/cohort',
  'rehearsal/',
  'web/event-browser',
  'cli/',
  'web/me',
  'actions/',
].map((place) => `/tests/${place}`)

/**
 * Begins with the files that have a process of their own, as Vitest ends the process that others share, and whatever it
 * has loaded, where one of these is next. Then come some quick ones, then the slowest; the others follow as Vitest would
 * have them.
 */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

/**
 * Quick ones, between the files with a process of their own and the slowest: these start a dozen processes and more, and
 * what MJML is given twenty seconds for would not be done beside them.
 */
const QUICK = '/tests/domain/'

/** It compares speeds, so not beside the busiest. */
const LATER = '/tests/faults/crash-loop'

function placeOf({ moduleId, project }: TestSpecification): number {
  if (project.config.isolate) return -2
  if (moduleId.includes(QUICK)) return -1
  if (moduleId.includes(LATER)) return SLOW.indexOf('/tests/web/me')
  const place = SLOW.findIndex((part) => moduleId.includes(part))
  return place === -1 ? SLOW.length : place
}
