import type { Rehearsals } from '../../actions/cohorts/rehearsals.ts'
import type { ForecastParts } from '../../actions/letters/forecast.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import type { Doctor } from '../../mail/doctor/doctor.ts'
import type { Post } from '../../mail/post.ts'
import type { PageParts } from '../page-parts.ts'
import type { Proxies } from '../proxies.ts'

/** What the pages of organisers are made from. */
export type OrganiserParts = PageParts &
  Proxies & {
    /** Sends a message at once; undefined in a process that has no relay. */
    post: Post | undefined
    /** Examines how mail leaves; undefined where there is nothing to examine. */
    doctor?: Doctor | undefined
    /** For letters that are shown before they leave. */
    letters: LetterCache
    /** Plays cohorts beside the pages; undefined where nothing is to be played. */
    rehearsals?: Rehearsals | undefined
    /** The domain of Message-IDs and of the return path; undefined: the sender's own. */
    mailDomain: string | undefined
    /** What decides when the last letter of a send leaves. */
    pacing: Pick<ForecastParts, 'limits' | 'families' | 'warmUpFrom'>
    /** The folder of `schedules/` and `templates/`. */
    root: string
    /** Whether whoever comes is signed in as the first owner: in a demonstration, on this machine. */
    isDemo?: boolean
    /** Is told of what went wrong after an answer was given. */
    onError: (error: Error) => void
  }
