import type { RefusalRow } from './refusal-row.ts'

/**
 * Words of a server that gave up in the end, which come back by mail and seldom in a reply: that it could not reach
 * another one says nothing of the mailbox.
 */
export const GIVEN_UP_ROWS: readonly RefusalRow[] = [
  {
    verdict: 'passing',
    words:
      /retry time(?:out)? (?:exceeded|not reached)|(?:message|envelope|delivery time) (?:has )?expired|been in the queue too long|too long in (?:the )?queue|cannot send message for \d+|retry timeout|delivery attempts? (?:exhausted|exceeded)/,
    source: 'Exim, qmail-send(8), sendmail(8), Exchange 4.4.7 and 5.4.7',
  },
  {
    verdict: 'passing',
    words:
      /connection (?:timed out|refused|reset|dropped)|lost connection|conversation with .{0,80} timed out|no route to host|network (?:is unreachable|error)|host(?:name)? (?:not reachable|lookup failed)|upstream error|(?:unable|could not|couldn't) (?:to )?(?:connect|contact)/,
    source:
      'Postfix smtp(8) and OpenSMTPD: a connection that failed; Cloudflare, “Postmaster”: upstream error',
  },
  {
    verdict: 'passing',
    words:
      /delai .{0,30}(?:depasse|expire)|(?:message|remise) .{0,20}expire|pas pu (?:joindre|contacter|se connecter)/,
    source: 'Exchange in French',
  },
  {
    verdict: 'passing',
    words:
      /(?:postfach|mailbox) .{0,40}(?:voll\b|uberfullt)|buzon .{0,40}llen|cuota .{0,20}(?:excedid|superad)|casella .{0,40}piena|caixa .{0,40}cheia|postvak .{0,20}\bvol\b/,
    source: 'Exchange and others in German, Spanish, Italian, Portuguese and Dutch',
  },
  {
    verdict: 'passing',
    words: /limit .{0,40}exceeded|reached .{0,30}limit|daily limit/,
    source: 'Microsoft, “Email non-delivery reports in Exchange Online”: 5.1.90, 5.2.121',
  },
  {
    verdict: 'passing',
    words: /loops? back to|mail loop|hop count|mx (?:records? )?points? to|misconfigured forwarding/,
    source: 'Postfix smtp(8), Exim, Exchange 5.4.14 and 5.2.14: servers that are set wrongly',
  },
  {
    verdict: 'passing',
    words: /unknown mailer error|^(?!.*\bunknown\b).*\.\.\. ?service unavailable/,
    source: 'sendmail(8): a program of the mailbox failed',
  },
  {
    verdict: 'policy',
    words: /(?:host|network|ip) (?:network )?not allowed/,
    source: 'Mimecast, “SMTP error codes”',
  },
]
