import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take a minute or more, in the order in which they begin: one that began last would be waited for alone. */
const SLOW = [
  'faults/kills',
  'faults/crash-loop',
  'service/life',
  'service/serve',
  'rehearsal/zones',
  'faults/',
  'service/',
  'cli/rehearse',
  'cli/ledger',
  'cli/cohort',
  'letters/limits',
  'rehearsal/',
  'web/event-browser',
  'cli/',
  'web/me',
  'actions/',
].map((place) => `/tests/${place}`)

/** Begins with the slowest files; the others follow as Vitest would have them. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((part) => moduleId.includes(part))
  return place === -1 ? SLOW.length : place
}
