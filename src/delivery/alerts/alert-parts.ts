import type { Clock } from '../../domain/clock.ts'
import type { Post } from '../../mail/post.ts'
import type { Database } from '../../store/database.ts'

/** What alerts are sent with. */
export type AlertParts = {
  db: Database
  clock: Clock
  /** Sends one mail at once. */
  post: Post
  publicUrl: string
  mailDomain: string | undefined
}
