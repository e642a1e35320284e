/** A form of the lines that the audit and `check` write, and the same in French. `$<event>` is told by its title. */
export type LineForm = readonly [form: RegExp, french: string]

const PART = '(?<part>subject|preview|text|html)'
/** The name of an event as schedules have it. */
const EVENT = '(?<event>[a-z][a-z0-9_]*)'

/** What letters say of events, and when they leave. */
const EVENT_FORMS: readonly LineForm[] = [
  form(
    `its ${PART} says “(?<said>.*)”, which is true of no event`,
    '$<part> : « $<said> » n’est vrai d’aucun événement',
  ),
  form(
    `its ${PART} says “(?<said>.*)”, though it is cancelled`,
    '$<part> : « $<said> », alors que c’est annulé',
  ),
  form(
    `its ${PART} says “(?<said>.*)”, which is not true of ${EVENT}(?: or (?<others>.*))?`,
    '$<part> : « $<said> » n’est pas vrai de « $<event> »',
  ),
  form(
    `its button “(?<said>.*)” leads to ${EVENT}, which is cancelled`,
    'le bouton « $<said> » mène à « $<event> », qui est annulé',
  ),
  form('it says that an event is cancelled that is not', 'elle dit annulé un événement qui ne l’est pas'),
  form(
    "it is about '(?<said>.*)', which is no event of the programme",
    '« $<said> » n’est pas un événement du programme',
  ),
  form(`it left though ${EVENT} is cancelled`, 'elle est partie alors que « $<event> » est annulé'),
  form(
    `it left once the (?<moment>\\w+) of ${EVENT} had been`,
    'elle est partie après la date qu’elle annonce ($<moment>) de « $<event> »',
  ),
  form('it comes (?<count>\\d+) minutes after (?<other>\\S+)', 'elle suit de $<count> minutes $<other>'),
]

/** Invitations and notices. */
const NOTICE_FORMS: readonly LineForm[] = [
  form('it has no invitation for a calendar', 'elle n’a pas d’invitation pour l’agenda'),
  form('its two calendars are not the same', 'ses deux invitations diffèrent'),
  form(
    `its invitation says (?<said>\\S+), which is not when ${EVENT} is`,
    'l’invitation dit $<said>, ce qui n’est pas l’horaire de « $<event> »',
  ),
  form('its invitation is for (?<said>.*)', 'l’invitation est pour $<said>'),
  form('it invites to what is cancelled', 'elle invite à ce qui est annulé'),
  form('its invitation begins with (?<said>\\w*)', 'la première invitation est un $<said>'),
  form(
    'its invitation has another UID than the one before',
    'l’invitation n’a pas le même UID que la précédente',
  ),
  form(
    'its invitation has SEQUENCE (?<said>\\S+) after (?<other>\\S+)',
    'l’invitation a SEQUENCE $<said> après $<other>',
  ),
  form(
    'its invitation is never called off, though the event is cancelled',
    'l’invitation n’est jamais retirée, alors que l’événement est annulé',
  ),
  form(
    'it tells of a change that its reader was not to hear of',
    'elle annonce un changement qui ne concerne pas cette personne',
  ),
  form(
    'it tells of another change than the one that was made',
    'elle annonce un autre changement que celui qui a eu lieu',
  ),
  form(
    `(?<to>\\S+) was never told of the change of ${EVENT} on (?<said>\\S+)`,
    '$<to> n’a pas été prévenu du changement de « $<event> » du $<said>',
  ),
]

/** The ledger and the relay. */
const LEDGER_FORMS: readonly LineForm[] = [
  form(
    'the calendar asks for (?<count>\\d+) lessons and the ledger has (?<all>\\d+)',
    'le calendrier demande $<count> leçons et le registre en a $<all>',
  ),
  form(
    'the relay took (?<count>\\d+) bodies of delivery (?<id>\\d+)',
    'le relais a pris $<count> fois la lettre no $<id>',
  ),
  form(
    'the bodies of delivery (?<id>\\d+) are not the same',
    'les exemplaires de la lettre no $<id> diffèrent',
  ),
  form(
    'the relay took delivery (?<id>\\d+), unknown to the ledger',
    'le relais a pris la lettre no $<id>, que le registre ignore',
  ),
  form(
    'delivery (?<id>\\d+) is submitted and the relay never took it',
    'la lettre no $<id> est notée partie et le relais ne l’a jamais prise',
  ),
  form(
    'delivery (?<id>\\d+) \\((?<said>.*)\\) left (?<count>\\d+) times, with .*',
    'la lettre no $<id> ($<said>) est partie $<count> fois',
  ),
  form(
    'delivery (?<id>\\d+) \\((?<said>.*)\\) is still (?<state>\\w+)',
    'la lettre no $<id> ($<said>) attend encore : $<state>',
  ),
  form(
    'enrolment (?<id>\\d+) has no delivery of (?<said>.*)',
    'l’inscription no $<id> n’a pas de lettre $<said>',
  ),
  form(
    'enrolment (?<id>\\d+): day (?<day>\\d+) left on (?<on>\\S+) after day (?<before>\\d+) on (?<date>\\S+)',
    'inscription no $<id> : le jour $<day> est parti le $<on>, après le jour $<before> du $<date>',
  ),
  form(
    'delivery (?<id>\\d+) was handed over after its reader had left',
    'la lettre no $<id> est partie après le départ de sa destinataire ou de son destinataire',
  ),
  form(
    'delivery (?<id>\\d+) \\((?<said>.*)\\) left again without a comparison of its bytes',
    'la lettre no $<id> ($<said>) est repartie sans comparaison de ses octets',
  ),
  form(
    'delivery (?<id>\\d+) is submitted on the word of (?<said>.*)',
    'la lettre no $<id> est notée partie sur cette réponse : $<said>',
  ),
]

/** What `check` warns of. */
const WARNING_FORMS: readonly LineForm[] = [
  form(
    "the address of '(?<said>.*)' is still to fill in(?:: '(?<other>.*)' only stands in for it)?",
    'l’adresse de « $<said> » reste à remplir',
  ),
  form(
    "'(?<key>join|replay)' of '(?<said>.*)' is still to fill in: .*",
    'l’adresse « $<key> » de « $<said> » reste à remplir',
  ),
  form(
    "the sender's address '(?<said>.*)' is still to fill in",
    'l’adresse d’expédition « $<said> » reste à remplir',
  ),
  form(
    "the postal address of the sender is still to fill in: '(?<said>.*)', expected .*",
    'l’adresse postale reste à remplir : « $<said> »',
  ),
  form(
    'the body has (?<count>\\d+) words, expected (?<least>\\d+) to (?<most>\\d+)',
    'le texte a $<count> mots, on en attend de $<least> à $<most>',
  ),
  form('no day of the schedule uses this lesson', 'aucun jour du calendrier n’utilise cette leçon'),
  form(
    '“(?<said>.*)” would be false for a reader or a cohort with other hours, expected (?<other>.*), or these words under fixed_dates if they always hold',
    '« $<said> » serait faux pour une autre horloge ; écrire $<other>, ou ces mots sous fixed_dates s’ils restent vrais',
  ),
]

/** What a letter does not show as it was meant. */
const LOSS_FORMS: readonly LineForm[] = [
  form(
    'a table of more than (?<count>\\d+) columns is wider than a phone, which shows a part of it at a time',
    'un tableau de plus de $<count> colonnes dépasse d’un téléphone, qui n’en montre qu’une partie à la fois',
  ),
  form('HTML is shown as it is typed: (?<said>.*)', 'le HTML apparaît tel qu’il est tapé : $<said>'),
  form(
    'code set in by four spaces becomes a paragraph',
    'un code en retrait de quatre espaces devient un paragraphe',
  ),
  form(
    'a title underlined with = or - is no heading, expected ## before it',
    'un titre souligné de = ou de - n’est pas un intertitre : écrire ## devant',
  ),
  form(
    'boxes to tick are shown as they are typed: \\[ \\]',
    'les cases à cocher apparaissent telles quelles : [ ]',
  ),
  form(
    'this row has more cells than its head, and the rest is left out: (?<said>.*)',
    'cette ligne a plus de cases que son en-tête, la suite est perdue : $<said>',
  ),
  form(
    'the title of a link or an image is not in the letter: (?<said>.*)',
    'le titre d’un lien ou d’une image n’est pas dans la lettre : $<said>',
  ),
  form('notes are shown as they are typed: (?<said>.*)', 'les notes apparaissent telles quelles : $<said>'),
  form(
    'no link uses this address, and it is left out: (?<said>.*)',
    'aucun lien n’utilise cette adresse, elle est perdue : $<said>',
  ),
  form(
    'another address above has this name, and it is left out: (?<said>.*)',
    'une adresse plus haut a ce nom, celle-ci est perdue : $<said>',
  ),
]

/** Every form that a line of a report may have. */
export const LINE_FORMS: readonly LineForm[] = [
  ...EVENT_FORMS,
  ...NOTICE_FORMS,
  ...LEDGER_FORMS,
  ...WARNING_FORMS,
  ...LOSS_FORMS,
]

function form(pattern: string, french: string): LineForm {
  return [new RegExp(`^${pattern}$`, 's'), french]
}
