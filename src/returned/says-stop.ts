import { header, type OpenMail } from './open-mail.ts'
import { personWords } from './person-words.ts'

const GREETING =
  '(?:(?:bonjour|bonsoir|salut|madame|monsieur|hello|hi|hey|hola|hallo|ciao|buongiorno|guten tag|buen(?:os|as) \\p{L}+|dear \\p{L}+(?: \\p{L}+){0,3})(?: (?:madame|monsieur|a tous|all))* )?'

/** What the letters are called, after “from” or “de”. */
const LETTERS =
  '(?:(?:votre|vos|la|le|les|l|cette|ce|ces|toutes?|tous|des|your|the|this|these|any|all|more|mailing|su|sus|esta|este|la|el|los|mas) )*(?:listes?(?: de (?:diffusion|distribution))?|lettres?(?: d information)?|news ?letters?|formations?|cours|programmes?|parcours|envois|lecons?|diffusion|mailings?(?: lists?)?|(?:e ?)?mails?|messages?|courriels?|lists?|courses?|lessons?|listas?(?: de (?:correos?|distribucion))?|cursos?|correos?|mensajes?|boletin)'

/** How somebody asks for it who is polite, and what they ask for, in each language. */
const ASKS: readonly string[] = [
  `(?:stop|arret(?:er?|ez)?)(?: (?:a |aux? |a tous |de )?${LETTERS}| pub)?`,
  // French.
  `(?:(?:merci de|veuillez|priere de|pouvez vous|(?:je )?(?:souhaite|souhaiterais|veux|voudrais|desire|demande a)|pourriez vous)(?: bien vouloir)? )?(?:(?:je )?(?:me|m|nous|se|vous|mon adresse) )?(?:de[sz]ab+on+(?:ements?|er?|ez)|de[sz]inscri(?:ptions?|re|s|vez))(?: moi| mon adresse)?(?: (?:de|d|a|des|aux?|du) ${LETTERS})?`,
  `(?:merci de|veuillez|priere de)(?: bien vouloir)? (?:me |m |mon adresse )?(?:retirer|supprimer|enlever|effacer|oter)(?: mon adresse| moi)? (?:de|d|des) ${LETTERS}`,
  `(?:retirez|supprimez|enlevez) (?:moi|mon adresse) (?:de|d|des) ${LETTERS}`,
  `je ne (?:souhaite|veux|desire) plus (?:rien )?(?:recevoir|etre abonnee?|etre inscrite?)(?: (?:de |d |a )?${LETTERS})?(?: de votre part| de vous)?`,
  `(?:(?:merci de|veuillez|priere de) (?:ne plus|arreter de)|ne|arretez de|cessez de) (?:m |me |nous )(?:envoyer|envoyez plus|ecrire|ecrivez plus|adresser)(?: (?:de |d |plus )?${LETTERS})?`,
  // English.
  `(?:i (?:want|wish|would like) to |i d like to )?(?:be )?(?:unsubscribed?|opt out)(?: me)?(?: (?:from|of) ${LETTERS})?`,
  `(?:remove|take|delete) (?:me|my address|this address|my e ?mail(?: address)?)(?: (?:from|off) ${LETTERS})?|remove|no more ${LETTERS}`,
  `i (?:no longer|don t|do not) (?:want|wish)(?: to)? (?:receive|get)(?: ${LETTERS})?(?: any ?more)?`,
  `stop (?:sending|emailing|mailing|writing)(?: to)?(?: me)?(?: ${LETTERS})?`,
  // Spanish.
  `(?:(?:quiero|quisiera|deseo|solicito|me gustaria) )?(?:la )?(?:baja|dar(?:me|se|nos) de baja|de?nme de baja|desuscri(?:bir(?:me|se)?|pcion))(?: (?:de|en) ${LETTERS})?`,
  `cancelar(?: (?:la |mi )?suscripcion)?`,
  `no (?:quiero|deseo)(?: recibir| que me envien)(?: ${LETTERS})`,
  // German and Italian.
  `(?:(?:ich mochte )?mich )?(?:abmelden|abbestellen|austragen)|abmeldung|cancellami|disiscri(?:vimi|zione)|cancellazione`,
]

const POLITE =
  '(?: (?:s il (?:vous|te) plait|svp|stp|please|por favor|bitte|per favore|(?:un grand )?merci(?: d avance| beaucoup| bien)?|thanks?(?: you)?|gracias|danke|grazie))*'
/** A name may follow, of four words at most. */
const CLOSING =
  '(?: (?:bien )?(?:cordialement|a vous|bonne (?:journee|soiree)|(?:best |kind )*regards|(?:un )?saludos?|sinceres salutations)(?: \\p{L}[\\p{L}-]*){0,4})?'

const STOP = new RegExp(
  `^${GREETING}(?:(?:please|kindly|por favor|bitte|svp) )?(?:${ASKS.join('|')})${POLITE}${CLOSING}$`,
  'iu',
)

const LONGEST = 200

/** Whether the whole of it says that no more letters are wanted: its text, or its subject when it has no text. */
export function saysStop(mail: OpenMail): boolean {
  const words = ownWords(mail)
  const whole = plain(words === '' ? mail.subject.replace(/^(?:re ?: ?)+/i, '') : words)
  return !words.includes('?') && whole.length <= LONGEST && STOP.test(whole)
}

/** Without a line that greets, and one that has nothing but the name of who writes. */
function ownWords(mail: OpenMail): string {
  const lines = personWords(mail).split('\n')
  if (lines.length > 1 && GREETING_LINE.test(lines[0] ?? '')) lines.shift()
  const from = plain(header(mail, 'from')).split(' ')
  const last = plain(lines.at(-1) ?? '').split(' ')
  if (lines.length > 1 && last.every((word) => from.includes(word))) lines.pop()
  return lines.join('\n').trim()
}

const GREETING_LINE =
  /^(?:bonjour|bonsoir|salut|ch[eè]re?s?|hello|hi|hey|dear|hola|estimad\p{L}{1,2}|hallo|liebe|ciao)\b.{0,60}$/iu

/** Words with one space between them: without accents and signs, which people set in many ways. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
