import type { DomainPause } from '../../store/domain-pauses.ts'
import type { Pause } from '../../store/pauses.ts'

/** Why a cohort's letters wait, for example `is paused by the relay since …: 550 …; the relay is asked again at …`. */
export function pauseWords({ pausedBy, pausedAt, reason, nextTryAt }: Pause): string {
  const again = nextTryAt ? `; the relay is asked again at ${nextTryAt.toISOString()}` : ''
  return `is paused by ${pausedBy === 'relay' ? 'the relay' : 'an organiser'} since ${pausedAt.toISOString()}: ${reason}${again}`
}

const WHY: Readonly<Record<DomainPause['why'], string>> = {
  policy: '',
  denial: ', which says that none of its mailboxes exists,',
  returned: ', from which letters came back by mail,',
}

/**
 * Why a cohort's letters to one domain wait, for example `is paused for orange.fr since …: 550 …; it is asked again at
 * …`.
 */
export function domainPauseWords({ domain, why, pausedAt, reason, nextTryAt }: DomainPause): string {
  return `is paused for ${domain}${WHY[why]} since ${pausedAt.toISOString()}: ${reason}; it is asked again at ${nextTryAt.toISOString()}`
}
