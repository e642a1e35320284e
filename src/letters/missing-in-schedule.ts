import type { AllowedPlaceholders } from './allowed-placeholders.ts'
import { nearest } from './nearest.ts'

/** The groups whose names are those of the schedule, and what one of each is. */
const OF_SCHEDULE: Readonly<Record<string, string>> = { links: 'link', events: 'event' }

/** Says that a placeholder names what the schedule has not, nor anything near; undefined where that is not so. */
export function missingInSchedule(path: string, { placeholders }: AllowedPlaceholders): string | undefined {
  const [group = '', name] = path.split('.')
  const kind = Object.hasOwn(OF_SCHEDULE, group) ? OF_SCHEDULE[group] : undefined
  if (kind === undefined || name === undefined || placeholders.get(group) !== 'group') return undefined
  const known = new Set([...placeholders.keys()].flatMap((each) => within(group, each) ?? []))
  if (known.has(name) || nearest(name, [...known]) !== undefined) return undefined
  const has = known.size === 0 ? `no ${kind} at all` : `no ${kind} “${name}”, only ${[...known].join(', ')}`
  return `the schedule has ${has}: expected “${name}” under its ${group}, or a letter without it`
}

/** `site` of `links.site`, in the group `links`. */
function within(group: string, path: string): string | undefined {
  return path.startsWith(`${group}.`) ? path.slice(group.length + 1).split('.')[0] : undefined
}
