import type { Right } from '../../domain/rights.ts'
import type { Message } from '../../language/catalogues.ts'

/** The parts of the organisers' pages that the way at the top leads to. */
export type Room = 'today' | 'cohorts' | 'people' | 'figures' | 'journal' | 'settings'

type Way = { room: Room; path: string; label: Message; right: Right }

/** In the order of the day: what needs somebody first. */
export const WAYS: readonly Way[] = [
  { room: 'today', path: '/o', label: 'o.today.title', right: 'look' },
  { room: 'cohorts', path: '/o/cohorts', label: 'o.cohorts.title', right: 'look' },
  { room: 'people', path: '/o/people', label: 'o.people.title', right: 'look' },
  { room: 'figures', path: '/o/figures', label: 'o.figures.title', right: 'look' },
  { room: 'journal', path: '/o/journal', label: 'o.journal.title', right: 'look' },
  { room: 'settings', path: '/o/settings', label: 'o.settings.title', right: 'look' },
]
