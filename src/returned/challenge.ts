import type { OpenMail } from './open-mail.ts'

/** Programs that ask who writes to prove to be a person before they let a letter through, by name or in their words. */
const CHALLENGES: readonly { words: RegExp; source: string }[] = [
  {
    words:
      /mailinblack|\btmda\b|spam ?arrest|boxbe|boxtrapper|vanquish|altospam|sendio|challenge.response|verify#[\w-]{4}/i,
    source: 'Their names, and the subject of BoxTrapper',
  },
  {
    words:
      /(?:antispam.{0,40}|demande d.)(?:confirm|valid|authenti)|\b(?:attente|bloqu[ée]\w{0,2}|retenu\w{0,2})\b[^.]{0,60}\b(?:de votre|d.une|d.) ?authentifi|merci de vous authentifier/i,
    source: 'Mailinblack, Altospam, Vade',
  },
  {
    words:
      /(?:confirm|valid|authenti|v[ée]rif)[^.]{0,80}\b(?:que vous (?:[êe]tes|n.[êe]tes)|that you are|eres|you.re) (?:bien )?(?:une? |not a |pas un |a real )?(?:live )?(?:personne|human|humain|person|robot|real)/i,
    source: 'cPanel BoxTrapper and others: prove to be a person',
  },
  {
    words:
      /(?:click|cliqu\w+|respond|r[ée]pon\w+)[^.]{0,120}(?:to (?:release|deliver)|so I can receive|pour (?:lib[ée]rer|d[ée]bloquer|remettre|que votre message))|to release your message for delivery/i,
    source: 'TMDA, SpamArrest and others: one click',
  },
  {
    words:
      /\b(?:pour|afin) (?:que|qu.)[^.]{0,60}(?:parvienne|arrive|soit (?:remis|d[ée]livr|distribu|transmis))[^.]{0,120}\b(?:cliqu|recopi|r[ée]pond|authentif|valid)|pour valider votre envoi/i,
    source: 'Mailinblack and others in French',
  },
  {
    words:
      /only from senders (?:I|we) have approved|(?:added to|be on) my list of approved senders|para que su mensaje[^.]{0,60}(?:entregad|llegue)[^.]{0,120}\b(?:cli[ck]|confirm|respond)|best[äa]tigen sie, dass sie (?:kein|ein)\b/i,
    source: 'EarthLink spamBlocker; others in Spanish and German',
  },
]

const MOST_TEXT = 4_000

/** Asks us to prove something; no answer is ever given. */
export function isChallenge(mail: OpenMail): boolean {
  if (mail.headers.has('x-tmda-confirm') || mail.headers.has('x-mailinblack')) return true
  const text = mail.text.slice(0, MOST_TEXT).replace(/\s+/g, ' ')
  return CHALLENGES.some(({ words }) => words.test(mail.subject) || words.test(text))
}
