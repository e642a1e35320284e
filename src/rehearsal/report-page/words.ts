import type { Language } from '../../domain/moment-words.ts'

/** A whole number with the thousands apart, and no line break inside. */
function figure(number: number, language: Language): string {
  return new Intl.NumberFormat(language).format(number)
}

const fr = (number: number) => figure(number, 'fr')
const en = (number: number) => figure(number, 'en')
const s = (number: number) => (number > 1 ? 's' : '')
const plural = (number: number) => (number === 1 ? '' : 's')

/** Every word of the report page. */
export const WORDS = {
  fr: {
    rehearsal: 'Répétition générale',
    pageTitle: (title: string) => `${title} – répétition générale`,
    standfirst: (day: string, hour: string, place: string) =>
      `À partir du ${day}, chaque leçon à ${hour}, heure locale (${place}).`,
    stayed:
      'Tout le parcours s’est joué sur une horloge simulée. Les lettres de ce rapport n’ont pas quitté cette machine.',
    contents: 'Dans ce rapport',
    letters: (n: number) => `${fr(n)} lettre${s(n)}`,
    people: (n: number) => `${fr(n)} personne${s(n)}`,
    good: (n: number) =>
      n === 1
        ? 'Tout est en ordre\u00A0: la lettre est partie comme prévu.'
        : `Tout est en ordre\u00A0: les ${fr(n)} lettres sont parties comme prévu.`,
    partial: (left: number, expected: number) =>
      `Rien n’est cassé, mais ${fr(expected - left)} lettre${s(expected - left)} sur ${fr(expected)} ${expected - left > 1 ? 'ont' : 'a'} été laissée${s(expected - left)} de côté.`,
    brokenPromises: (n: number) =>
      `À corriger avant d’envoyer\u00A0: ${n === 1 ? 'une vérification échoue' : `${fr(n)} vérifications échouent`}.`,
    brokenLetters: (n: number, expected: number) =>
      `À corriger avant d’envoyer\u00A0: ${fr(n)} lettre${s(n)} sur ${fr(expected)} ${n > 1 ? 'ne sont pas parties' : 'n’est pas partie'}.`,
    tooMany: (n: number) =>
      `À corriger avant d’envoyer\u00A0: ${fr(n)} lettre${s(n)} de trop ${n > 1 ? 'sont parties' : 'est partie'}.`,
    nothing: 'Aucune lettre ne part\u00A0: ce calendrier n’en demande aucune.',
    lost: (n: number) =>
      n === 1
        ? 'une lettre attendue n’a laissé aucune trace'
        : `${fr(n)} lettres attendues n’ont laissé aucune trace`,
    alsoWarnings: (n: number) =>
      `${n === 1 ? 'Un point mérite' : `${fr(n)} points méritent`} d’être relu${s(n)}.`,
    figures: 'Chiffres clés',
    submitted: 'leçons parties',
    ofExpected: (n: number) => `sur ${fr(n)} attendues`,
    figurePeople: 'personnes',
    figureKinds: 'lettres différentes',
    figureSkipped: 'laissées de côté',
    figureWarnings: 'points à relire',
    warnings: 'Points à relire',
    moreWarnings: (n: number) => (n === 1 ? 'Et un autre point' : `Et ${fr(n)} autres points`),
    calendar: 'Calendrier',
    calendarZone: (place: string, zone: string) =>
      `Dates à l’heure locale de la cohorte\u00A0: ${place} (${zone}).`,
    day: (n: number) => `Jour ${n}`,
    inZone: (places: string) => `(${places})`,
    event: 'Événement',
    eventOff: 'Annulé',
    note: 'Lettre',
    change: 'Changement',
    moves: 'déplacement',
    cancels: 'annulation',
    changesTitle: 'Ce qui a changé en route',
    changesNote:
      'Ces changements ont été faits pendant la répétition, une fois les leçons du jour parties. Les heures sont celles de la cohorte.',
    isMoved: (moment: string, was: string, to: string) => `déplacement (${moment}) du ${was} au ${to}.`,
    isCancelled: 'annulation.',
    told: (n: number) =>
      n === 0
        ? 'Personne n’était à prévenir.'
        : `${fr(n)} lettre${s(n)} ${n > 1 ? 'ont' : 'a'} prévenu les personnes concernées.`,
    dayAndHour: (day: string, hour: string) => `${day} à ${hour}`,
    comma: ', ',
    figureNotes: 'lettres sur les événements',
    notesTitle: 'Sur les événements',
    notes: {
      register: 'confirmation demandée',
      registered: 'inscription',
      waiting: 'liste d’attente',
      unregistered: 'désinscription',
      moved: 'changement de date',
      cancelled: 'annulation',
      'day-before': 'la veille',
      invite: 'invitation',
      'hour-before': 'une heure avant',
      replay: 'enregistrement',
      opens: 'ouverture',
      'first-day': 'premier jour',
      'start-invite': 'début',
      'week-before-end': 'dernière semaine',
      'last-call': 'dernier appel',
      online: 'mise en ligne',
      print: 'parution',
    },
    milestone: (number: string) => `étape ${number}`,
    reminder: (name: string) => `rappel «\u00A0${name}\u00A0»`,
    otherReason: (name: string) => `autre raison (${name})`,
    closeTitle: 'Lettres rapprochées',
    closeNote: (n: number) =>
      `${fr(n)} lettre${s(n)} ${n > 1 ? 'suivent' : 'suit'} une autre de près, sans autre moment libre avant l’événement.`,
    wholeDay: 'toute la journée',
    moments: {
      opens: 'ouverture des inscriptions',
      start: 'début',
      end: 'fin',
      print: 'parution sur papier',
      online: 'mise en ligne',
    },
    leftOutTitle: 'Jours laissés de côté',
    leftOut: (reason: string) => `pas de lettre\u00A0: ${reason}`,
    leftOutReasons: { 'skipped-date': 'date exclue du calendrier', 'public-holiday': 'jour férié' },
    lettersTitle: 'Les lettres, telles qu’elles sont lues',
    lettersAll:
      'Chaque lettre de la répétition, dans l’ordre des jours. Les liens y sont inactifs et les images du réseau absentes.',
    lettersSome:
      'Une vue par lettre et par fuseau horaire ; les autres personnes lisent la même lettre avec leur prénom. Les liens y sont inactifs et les images du réseau absentes.',
    to: 'À',
    leaves: 'Part',
    sentAt: (day: string, hour: string, place: string) => `${day} à ${hour}, heure locale (${place})`,
    standsFor: (n: number) => `Vue d’exemple pour ${fr(n)} lettres identiques au prénom près.`,
    sameLetter: (to: string) => `La même lettre, lue par ${to}`,
    files: 'Fichiers',
    file: 'Fichier .eml',
    fullPage: 'Pleine page',
    widths: 'Largeur d’affichage',
    computer: 'Ordinateur, 600 px',
    phone: 'Téléphone, 320 px',
    onComputer: (subject: string) => `Sur ordinateur\u00A0: ${subject}`,
    onPhone: (subject: string) => `Sur téléphone\u00A0: ${subject}`,
    textPart: 'Version texte',
    noText: 'Cette lettre n’a pas de version texte.',
    noHtml: 'Cette lettre n’a pas de version HTML.',
    noSubject: '(sans objet)',
    backToCalendar: 'Retour au calendrier',
    peopleTitle: 'Les personnes',
    peopleCaption:
      'Les lettres de chaque personne ; chaque numéro de jour, chaque mot ouvre le fichier .eml.',
    peopleSome: (shown: number, all: number) =>
      `Les ${fr(shown)} premières personnes sur ${fr(all)} ; le fichier report.json les contient toutes.`,
    person: 'Personne',
    place: 'Fuseau',
    count: 'Leçons',
    byDay: 'Par jour',
    auditTitle: 'Les vérifications',
    auditCaption:
      'Ce que Feuilleton promet, vérifié sur le registre, sur le courrier reçu et dans les mots des lettres.',
    promise: 'Promesse',
    result: 'Résultat',
    holds: 'Tenue',
    broken: 'Rompue',
    more: (n: number) => `et ${fr(n)} autre${s(n)}, dans report.json`,
    promises: {
      I1: 'Aucune lettre n’est partie deux fois',
      I2: 'Chaque lettre attendue a trouvé son issue',
      I3: 'Les leçons partent dans l’ordre, une par jour au plus',
      I4: 'Rien ne part après une désinscription',
      I5: 'Une nouvelle tentative envoie exactement la même lettre',
      I6: 'Le registre et le relais s’accordent sur ce qui est parti',
      E1: 'Aucune lettre ne dit rien de faux sur un événement',
      E2: 'Rien n’annonce un début déjà passé ni un événement annulé',
      E3: 'Les invitations pour l’agenda se suivent et disent les bons horaires',
      E4: 'Les lettres laissent entre elles le temps demandé',
      E5: 'Chaque personne inscrite est prévenue une fois d’un changement, et elle seule',
    },
    failures: {
      I1: 'Des lettres sont parties deux fois.',
      I2: 'Des lettres attendues n’ont pas trouvé leur issue.',
      I3: 'Des leçons sont parties dans le désordre, ou deux le même jour.',
      I4: 'Des lettres sont parties après une désinscription.',
      I5: 'Une nouvelle tentative a envoyé une autre lettre que la première.',
      I6: 'Le registre et le relais se contredisent sur ce qui est parti.',
      E1: 'Des lettres disent quelque chose de faux sur un événement.',
      E2: 'Des lettres annoncent un début déjà passé, ou un événement annulé.',
      E3: 'Des invitations pour l’agenda ne se suivent pas, ou se trompent d’horaire.',
      E4: 'Des lettres auraient pu s’espacer et ne l’ont pas fait.',
      E5: 'Un changement a été annoncé à qui il ne fallait pas, ou ne l’a pas été à qui il fallait.',
    },
    failure: (promise: string) => `Promesse rompue\u00A0: ${promise}.`,
    states: {
      unsubscribed: 'désinscription',
      suppressed: 'adresse écartée',
      expired: 'trop tard',
      cancelled: 'annulation',
      paused: 'pause',
      due: 'envoi encore à faire',
      claimed: 'envoi commencé',
      handed: 'réponse du relais attendue',
      bounced: 'refus du relais',
      unknown: 'issue inconnue',
      held: 'retenue pour examen',
      failed: 'échec',
      'not-concerned': 'plus rien à annoncer à cette personne',
      'event-changed': 'événement changé entre-temps',
      'nothing-new': 'rien de nouveau à annoncer',
      'no-place': 'plus de place',
    },
    colophon: (edition: string, compilations: number) =>
      `Édition ${edition}. ${fr(compilations)} compilation${s(compilations)} de modèles. Toutes les données sont dans report.json, à côté de cette page.`,
    colon: '\u00A0: ',
  },
  en: {
    rehearsal: 'Dress rehearsal',
    pageTitle: (title: string) => `${title} – dress rehearsal`,
    standfirst: (day: string, hour: string, place: string) =>
      `From ${day}, each lesson at ${hour} local time (${place}).`,
    stayed: 'The whole course ran on a simulated clock. The letters in this report never left this machine.',
    contents: 'In this report',
    letters: (n: number) => `${en(n)} letter${plural(n)}`,
    people: (n: number) => `${en(n)} ${n === 1 ? 'person' : 'people'}`,
    good: (n: number) =>
      n === 1
        ? 'All is well: the letter left as planned.'
        : `All is well: the ${en(n)} letters left as planned.`,
    partial: (left: number, expected: number) =>
      `Nothing is broken, but ${en(expected - left)} of ${en(expected)} letters ${expected - left === 1 ? 'was' : 'were'} left aside.`,
    brokenPromises: (n: number) =>
      `To mend before sending: ${n === 1 ? 'one check fails' : `${en(n)} checks fail`}.`,
    brokenLetters: (n: number, expected: number) =>
      `To mend before sending: ${en(n)} of ${en(expected)} letters did not leave.`,
    tooMany: (n: number) => `To mend before sending: ${en(n)} letter${plural(n)} too many left.`,
    nothing: 'No letter leaves: this calendar asks for none.',
    lost: (n: number) =>
      n === 1 ? 'one expected letter left no trace' : `${en(n)} expected letters left no trace`,
    alsoWarnings: (n: number) =>
      n === 1 ? 'One point deserves a second look.' : `${en(n)} points deserve a second look.`,
    figures: 'Key figures',
    submitted: 'lessons left',
    ofExpected: (n: number) => `of ${en(n)} expected`,
    figurePeople: 'people',
    figureKinds: 'different letters',
    figureSkipped: 'left aside',
    figureWarnings: 'points to check',
    warnings: 'Points to check',
    moreWarnings: (n: number) => (n === 1 ? 'And one more point' : `And ${en(n)} more points`),
    calendar: 'Calendar',
    calendarZone: (place: string, zone: string) =>
      `Dates in the local time of the cohort: ${place} (${zone}).`,
    day: (n: number) => `Day ${n}`,
    inZone: (places: string) => `(${places})`,
    event: 'Event',
    eventOff: 'Cancelled',
    note: 'Letter',
    change: 'Change',
    moves: 'moved',
    cancels: 'cancelled',
    changesTitle: 'What changed on the way',
    changesNote:
      'These changes were made during the rehearsal, once the lessons of the day had left. Hours are those of the cohort.',
    isMoved: (moment: string, was: string, to: string) => `${moment} moved from ${was} to ${to}.`,
    isCancelled: 'cancelled.',
    told: (n: number) =>
      n === 0 ? 'There was nobody to tell.' : `${en(n)} letter${plural(n)} told the people concerned.`,
    dayAndHour: (day: string, hour: string) => `${day} at ${hour}`,
    comma: ', ',
    figureNotes: 'letters about events',
    notesTitle: 'About events',
    notes: {
      register: 'confirmation asked for',
      registered: 'registration',
      waiting: 'waiting list',
      unregistered: 'registration withdrawn',
      moved: 'change of date',
      cancelled: 'cancellation',
      'day-before': 'the day before',
      invite: 'invitation',
      'hour-before': 'an hour before',
      replay: 'recording',
      opens: 'opening',
      'first-day': 'first day',
      'start-invite': 'start',
      'week-before-end': 'last week',
      'last-call': 'last call',
      online: 'online',
      print: 'in print',
    },
    milestone: (number: string) => `milestone ${number}`,
    reminder: (name: string) => `reminder “${name}”`,
    otherReason: (name: string) => `another reason (${name})`,
    closeTitle: 'Letters close together',
    closeNote: (n: number) =>
      `${en(n)} letter${plural(n)} ${n === 1 ? 'follows' : 'follow'} another closely, with no free time before the event.`,
    wholeDay: 'all day',
    moments: { opens: 'sign-up opens', start: 'starts', end: 'ends', print: 'in print', online: 'online' },
    leftOutTitle: 'Days left out',
    leftOut: (reason: string) => `no letter: ${reason}`,
    leftOutReasons: { 'skipped-date': 'a date that the calendar skips', 'public-holiday': 'public holiday' },
    lettersTitle: 'The letters as their readers see them',
    lettersAll:
      'Every letter of the rehearsal, in order. Links are inert, and pictures from the network are not loaded.',
    lettersSome:
      'One view for each letter and time zone; the others read the same letter with their own name. Links are inert, and pictures from the network are not loaded.',
    to: 'To',
    leaves: 'Leaves',
    sentAt: (day: string, hour: string, place: string) => `${day} at ${hour} local time (${place})`,
    standsFor: (n: number) => `An example of ${en(n)} letters that differ by the name alone.`,
    sameLetter: (to: string) => `The same letter as read by ${to}`,
    files: 'Files',
    file: '.eml file',
    fullPage: 'Full page',
    widths: 'Width',
    computer: 'Computer, 600 px',
    phone: 'Phone, 320 px',
    onComputer: (subject: string) => `On a computer: ${subject}`,
    onPhone: (subject: string) => `On a phone: ${subject}`,
    textPart: 'Text version',
    noText: 'This letter has no text version.',
    noHtml: 'This letter has no HTML version.',
    noSubject: '(no subject)',
    backToCalendar: 'Back to the calendar',
    peopleTitle: 'The people',
    peopleCaption: 'The letters of each person; each number of a day, each word opens the .eml file.',
    peopleSome: (shown: number, all: number) =>
      `The first ${en(shown)} of ${en(all)} people; the file report.json has them all.`,
    person: 'Person',
    place: 'Zone',
    count: 'Lessons',
    byDay: 'By day',
    auditTitle: 'The checks',
    auditCaption:
      'What Feuilleton promises, checked on the ledger, on the mail that arrived and in the words of the letters.',
    promise: 'Promise',
    result: 'Result',
    holds: 'Kept',
    broken: 'Broken',
    more: (n: number) => `and ${en(n)} more, in report.json`,
    promises: {
      I1: 'No letter left twice',
      I2: 'Every expected letter came to an end',
      I3: 'Lessons leave in order, at most one a day',
      I4: 'Nothing leaves after an unsubscribe',
      I5: 'Another attempt sends exactly the same letter',
      I6: 'The ledger and the relay agree on what left',
      E1: 'No letter says something false about an event',
      E2: 'Nothing announces a start that has been, or a cancelled event',
      E3: 'Invitations for calendars follow one another, with the right times',
      E4: 'Letters keep the time between them that was asked for',
      E5: 'Everyone registered is told once of a change, and nobody else is',
    },
    failures: {
      I1: 'Letters left twice.',
      I2: 'Expected letters came to no end.',
      I3: 'Lessons left out of order, or two on one day.',
      I4: 'Letters left after an unsubscribe.',
      I5: 'Another attempt sent another letter than the first.',
      I6: 'The ledger and the relay disagree on what left.',
      E1: 'Letters say something false about an event.',
      E2: 'Letters announce a start that has been, or a cancelled event.',
      E3: 'Invitations for calendars do not follow one another, or have wrong times.',
      E4: 'Letters could have kept apart and did not.',
      E5: 'A change was told to the wrong people, or not to the right ones.',
    },
    failure: (promise: string) => `Broken promise: ${promise}.`,
    states: {
      unsubscribed: 'unsubscribed',
      suppressed: 'suppressed address',
      expired: 'too late',
      cancelled: 'cancelled',
      paused: 'paused',
      due: 'still to send',
      claimed: 'sending begun',
      handed: 'handed over without an answer',
      bounced: 'refused by the relay',
      unknown: 'nobody knows',
      held: 'held, to look at',
      failed: 'failed',
      'not-concerned': 'nothing to tell this person any more',
      'event-changed': 'the event changed meanwhile',
      'nothing-new': 'nothing new to tell',
      'no-place': 'no place left',
    },
    colophon: (edition: string, compilations: number) =>
      `Edition ${edition}. ${en(compilations)} template compilation${plural(compilations)}. All data is in report.json, next to this page.`,
    colon: ': ',
  },
} as const satisfies Record<Language, unknown>

export type Words = (typeof WORDS)[Language]

/** What a name of the machine is called on the page; the name itself when the page has no word for it. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? (words[name] ?? name) : name
}
