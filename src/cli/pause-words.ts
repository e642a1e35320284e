import type { Pause } from '../store/pauses.ts'

/** Why a cohort's letters wait, such as `is paused by the relay since …: 550 …; asked again at …`. */
export function pauseWords({ pausedBy, pausedAt, reason, nextTryAt }: Pause): string {
  const again = nextTryAt ? `; the relay is asked again at ${nextTryAt.toISOString()}` : ''
  return `is paused by ${pausedBy === 'relay' ? 'the relay' : 'an organiser'} since ${pausedAt.toISOString()}: ${reason}${again}`
}
