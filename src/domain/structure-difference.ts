import { isDeepStrictEqual } from 'node:util'
import type { Edition } from './edition.ts'
import type { Programme } from './programme.ts'

/**
 * What an edition is beside the words of its letters. `course`: its title, its sender and what else holds for all of
 * it.
 */
const STRUCTURE_PARTS = ['lessons', 'events', 'calendar', 'hours', 'sections', 'layout', 'course'] as const

export type StructurePart = (typeof STRUCTURE_PARTS)[number]

/** The parts in which two editions differ. Addresses that letters alone point to are words. */
export function structureDifference(before: Edition, after: Edition): StructurePart[] {
  const [was, is] = [partsOf(before), partsOf(after)]
  return STRUCTURE_PARTS.filter((part) => !isDeepStrictEqual(was[part], is[part]))
}

/** As JSON has them: a database knows no key without a value. */
function partsOf({ programme, files }: Edition): Record<StructurePart, unknown> {
  const {
    links,
    events,
    sections,
    look,
    lessons,
    calendar,
    start,
    late_joiners,
    zone,
    at,
    hours,
    ...course
  } = programme
  const parts = {
    lessons,
    events: [events, linksOfEvents(programme)],
    calendar: [calendar, start, late_joiners],
    hours: [zone, at, hours],
    sections,
    layout: [files['layout.mjml'] ?? '', look],
    course,
  } satisfies Record<StructurePart, unknown>
  return JSON.parse(JSON.stringify(parts))
}

function linksOfEvents({ events, links }: Programme): unknown[] {
  return Object.keys(events)
    .toSorted()
    .map((name) => links[events[name]?.link ?? ''])
}
