import type { RefusalRow } from './refusal-row.ts'
import { GIVEN_UP_ROWS } from './refusal-words-by-mail.ts'

const ORANGE = 'postmastery.com, “Orange: SMTP error codes OFR”; sisimai, Rhost::FrancePTT'
const LA_POSTE = 'postmastery.com, “Laposte.net: SMTP error codes LPN”; sisimai, Rhost::FrancePTT'
const MICROSOFT = 'Microsoft, “Email non-delivery reports in Exchange Online”; outlook.com postmaster'
const YAHOO = 'Yahoo Sender Hub, “SMTP error codes”'
const POSTFIX = 'postconf(5): smtpd_*_restrictions, refused at RCPT with smtpd_delay_reject'
const EXIM = 'Exim specification, ch. 43: access control lists'

/** Codes that providers write into their replies. They tell more than the words around them. */
const PROVIDER_ROWS: readonly RefusalRow[] = [
  { verdict: 'passing', words: /\b(?:ofr|lpn)\d*_?417\b/, source: `${ORANGE}: 417, overquota` },
  { verdict: 'passing', family: 'orange', words: /\[417\]/, source: `${ORANGE}: 417, overquota` },
  {
    verdict: 'passing',
    words: /\blpn\d*_?420\b/,
    source: `${LA_POSTE}: archived until its owner comes back`,
  },
  {
    verdict: 'passing',
    words: /\b(?:ofr|lpn)\d*_?(?:104|42[34])\b/,
    source: `${ORANGE}: too many connections`,
  },
  {
    verdict: 'policy',
    words: /\b(?:ofr|lpn|lpnaaa|ouk)\d*_?(?:10[1-35-9]|201|305|40[1-9]|415|421|425|50\d|51[037]|630|999)\b/,
    source: `${ORANGE}; ${LA_POSTE}: reputation, SPF, DMARC, spam`,
  },
  { verdict: 'policy', words: /\bsfr_in_\d+/, source: 'postmastery.com, “SFR: SMTP error codes SFR_IN”' },
  { verdict: 'policy', words: /\bs(?:3140|3150|775|844)\b|\b(?:sc|dy|ou)-00\d\b/, source: MICROSOFT },
  { verdict: 'passing', words: /\[tss?\d+\]|\bvs\d+-(?:ip|mf)\d*\b/, source: `${YAHOO}: TS and TSS` },
  {
    verdict: 'policy',
    family: 'yahoo',
    words: /\b(?:rly|hvu|dns|rtr|con|dyn|pdh):\w+|\[(?:ph|bl)\d+\]/,
    source: YAHOO,
  },
  {
    verdict: 'policy',
    words: /\b(?:cs0[12]|hm0[78])\b/,
    source: 'Apple, “Postmaster information for iCloud Mail”',
  },
]

/** Words of a temporary fault. Before the rows of policy, because a server that says “later” is believed. */
const PASSING_ROWS: readonly RefusalRow[] = [
  {
    verdict: 'passing',
    words:
      /quota|(?:mailbox|mailfolder|inbox|account) (?:is )?(?:temporarily )?full|full mailbox|mailbox size|storage (?:space|allocation|limit)|(?:insufficient|not enough) .{0,20}(?:storage|space)/,
    source: 'sisimai, Reason::MailboxFull; Gmail Help, “SMTP errors and codes”',
  },
  {
    verdict: 'passing',
    words: /(?:boite|messagerie|bal) .{0,40}(?:pleine|saturee|archivee)|(?:espace|place) .{0,20}insuffisant/,
    source: `${ORANGE}; ${LA_POSTE}`,
  },
  {
    verdict: 'letter',
    words:
      /(?:message|mail) (?:is )?too (?:big|large|long)|(?:message|mail) size|size limit|taille .{0,20}message/,
    source: 'RFC 1870: message size',
  },
  {
    verdict: 'passing',
    basic: /^552$/,
    phase: 'rcpt',
    enhanced: /^5\.(?:[015]\.|2\.[0124]$)/,
    source: 'RFC 5321 §4.2.3: 552, exceeded storage allocation',
  },
  { verdict: 'passing', basic: /^552$/, phase: 'rcpt', enhanced: 'none', source: 'RFC 5321 §4.2.3: 552' },
  { verdict: 'passing', words: /gr[ea]y-? ?list|liste grise/, source: 'RFC 6647: greylisting' },
  {
    verdict: 'passing',
    words:
      /(?<!(?:not|never|n't) (?:going to |be )?)\b(?:try|retry|trying|tried) (?:again|later|it later)|\btry .{0,20}\blater\b|at a later time|temporar(?:y|ily|ly)|\bdeferred\b|currently unavailable|please wait/,
    source: 'RFC 5321 §4.2.1, said of a code that is final; Yahoo and Apple postmaster pages',
  },
  {
    verdict: 'passing',
    words:
      /(?:essayer|essai) .{0,12}(?:plus tard|ulterieurement)|temporaire(?:ment)?\b|\bmas tarde\b|temporalmente|spater (?:erneut|noch ?mal)|vorubergehend|piu tardi|temporane/,
    source: `${ORANGE}; Exchange and others in Spanish, German and Italian`,
  },
  {
    verdict: 'passing',
    words:
      /too many (?!spam)|rate ?-?limit|limit exceeded|exceeded .{0,30}(?:limit|rate)|too (?:quickly|fast)|throttl|slow down|excessive volume|trop de /,
    source: 'Gmail Help, “SMTP errors and codes”: 4.2.1; Orange OFR_104',
  },
]

/** Words about us. What the reply calls blocked has to be ours: “the account is blocked” is about a reader. */
const POLICY_ROWS: readonly RefusalRow[] = [
  {
    verdict: 'policy',
    words:
      /\bspam\b|spamhaus|spamming|\bspammers?\b|pourriel|unsolicited|\bbulk\b|junk mail|phishing|cloudmark|barracuda|abusix|senderscore|spamcop/,
    source: 'postmaster.free.fr: 550 spam detected; sisimai, Reason::SpamDetected',
  },
  {
    verdict: 'policy',
    words:
      /(?:block|black|deny|reject)-? ?list|\brbl\b|\bdnsbl\b|blocked (?:using|by|for|due|because|until)|\bbanned\b|liste noire|reputation/,
    source: 'sisimai, Reason::Blocked and BadReputation; RFC 5782: DNS blocklists',
  },
  {
    verdict: 'policy',
    words:
      /\b(?:ip|ip address|adresse ip(?: source)?|client|sender|connections?) (?:.{0,40} )?(?:blocked|bloquee?s?|not accepted|not allowed|refused|rejected|denied)\b|\b(?:host|server|serveur|domain|messages?|mails?) (?:.{0,40} )?(?:blocked|bloquee?s?)\b/,
    source: 'sisimai, Reason::Blocked; OFR006_102',
  },
  {
    verdict: 'policy',
    words:
      /\b(?:spf|dkim|dmarc|arc)\b|unauthenticated|not authenticated|authentication|authentification|not (?:allowed|permitted|authorized) to (?:send|relay)/,
    source: 'RFC 7208, 6376, 7489, 7372',
  },
  { verdict: 'policy', words: /\bpolic(?:y|ies)\b|politique|administrative prohibition/, source: EXIM },
  {
    verdict: 'policy',
    words:
      /client host rejected|helo command rejected|sender address rejected|reverse dns|\bptr\b|\brdns\b|fully-qualified/,
    source: POSTFIX,
  },
  {
    verdict: 'policy',
    words:
      /sender (?:verif\w* failed|invalid|denied|rejected|domain)|invalid sender|(?:callout|verification failed)|bad helo/,
    source: EXIM,
  },
  {
    verdict: 'policy',
    words: /(?:emetteur|expediteur) .{0,20}(?:invalide|refuse|inconnu|rejete)/,
    source: ORANGE,
  },
  {
    verdict: 'policy',
    words:
      /relay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed)|prohibited)|not permitted to relay|we do not relay/,
    source: POSTFIX,
  },
  {
    verdict: 'policy',
    basic: /^(?:50[0-4]|530|57\d)$/,
    enhanced: 'none',
    source: 'RFC 5321 §4.2.2 and RFC 4954: syntax, authentication',
  },
  { verdict: 'policy', basic: /^50[0-4]$/, enhanced: /^5\.5\./, source: 'RFC 5321 §4.2.2: our own commands' },
]

/** Rows that may soften the verdict of a code. The first matching row counts, if it is softer. */
export const WORD_ROWS: readonly RefusalRow[] = [
  { verdict: 'passing', basic: /^4/, source: 'RFC 5321 §4.2.1: 4yz is transient' },
  ...PROVIDER_ROWS,
  ...PASSING_ROWS,
  ...GIVEN_UP_ROWS,
  ...POLICY_ROWS,
]
