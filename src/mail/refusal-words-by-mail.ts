import type { RefusalRow } from './refusal-row.ts'

/**
 * Words of a server that gave up in the end, which come back by mail and seldom in a reply: that it could not reach
 * another one says nothing of the mailbox.
 */
export const GIVEN_UP_ROWS: readonly RefusalRow[] = [
  {
    verdict: 'passing',
    words:
      /retry time(?:out)? (?:exceeded|not reached)|(?:message|delivery time) (?:has )?expired|been in the queue too long|too long in (?:the )?queue|cannot send message for \d+|retry timeout|delivery attempts? (?:exhausted|exceeded)/,
    source: 'Exim, qmail-send(8), sendmail(8), Exchange 4.4.7 and 5.4.7',
  },
  {
    verdict: 'passing',
    words:
      /connection (?:timed out|refused|reset|dropped)|lost connection|conversation with .{0,80} timed out|no route to host|network is unreachable|(?:unable|could not|couldn't) (?:to )?(?:connect|contact)/,
    source: 'Postfix smtp(8): delivery status of a connection that failed',
  },
  {
    verdict: 'passing',
    words:
      /delai .{0,30}(?:depasse|expire)|(?:message|remise) .{0,20}expire|pas pu (?:joindre|contacter|se connecter)/,
    source: 'Exchange in French',
  },
  {
    verdict: 'policy',
    words: /(?:host|network|ip) (?:network )?not allowed/,
    source: 'Mimecast, “SMTP error codes”',
  },
]
