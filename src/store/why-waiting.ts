import { sql } from 'kysely'

/**
 * Why a delivery `d` waits: its reason, or what the relay said. Of one that was sent again and is `unknown` all the same,
 * the words for the attempt that nobody knows about. When fewer bodies are out than could be, the last attempt is none of
 * those: what the relay said to it stands in `reply`, and what it said before in the decision to send it again.
 */
export const whyWaiting = sql<string | null>`case
  when d.state = 'unknown' and d.reason is null and d.bodies <= d.resends then (
    select nullif(substr(w.was, length('unknown: ') + 1), '') from feuilleton.resolutions w
    where w.delivery_id = d.id and w.decision = 'resend' and starts_with(w.was, 'unknown') order by w.id desc limit 1)
  else coalesce(d.reason, d.reply) end`
