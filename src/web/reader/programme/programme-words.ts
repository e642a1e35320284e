import type { Language } from '../../../domain/moment-words.ts'

const s = (number: number) => (number === 1 ? '' : 's')

/** Words of the programme page. */
export const PROGRAMME_WORDS = {
  fr: {
    kind: 'Cours par courriel',
    lessons: (n: number) => `${n} leçon${n > 1 ? 's' : ''}`,
    pageTitle: (title: string, n: number) => `${title}, ${n} leçon${n > 1 ? 's' : ''} par courriel`,
    standfirst: (n: number) => `${n} leçon${n > 1 ? 's' : ''} par courriel, une par jour de cours.`,
    standfirstBy: (n: number, sender: string) =>
      `${n} leçon${n > 1 ? 's' : ''} par courriel, une par jour de cours, par ${sender}.`,
    sections: 'Les rubriques',
    ownDates: 'Commencez quand vous voulez',
    ownDatesFrom: (date: string) =>
      `Le jour\u00A01 est le lendemain de votre inscription, au plus tôt le ${date}. `,
    ownDatesRule: 'Le jour\u00A01 est le lendemain de votre inscription. ',
    ownDatesSay: (first: string, last: string) =>
      `En vous inscrivant aujourd’hui, vous recevez la première leçon le ${first} et la dernière le ${last}.`,
    hour: (hour: string, place: string) =>
      `Chaque leçon part à ${hour} (heure de la session\u00A0: ${place}).`,
    begun:
      'Cette session a commencé\u00A0: vous recevez la prochaine leçon à son jour, et celles qui sont déjà parues se lisent sur votre page.',
    full: 'Cette session est complète.',
    fullNext: 'Il reste de la place dans la suivante\u00A0:',
    fullLast: 'Revenez bientôt\u00A0: d’autres sessions seront annoncées ici.',
    join: 'M’inscrire',
    pdf: 'Télécharger le programme (PDF)',
    feed: 'Ajouter à mon agenda (.ics)',
    calendar: 'Le calendrier, jour par jour',
    days: 'Les leçons, jour par jour',
    events: 'Les rendez-vous',
    register: 'S’inscrire à ce rendez-vous',
    subscribe: 'S’abonner au calendrier',
    subscribeWhy: 'Les rendez-vous arrivent dans votre agenda, et y changent quand leur date change.',
    eventsZone: (place: string) => `Les heures sont celles de ${place}.`,
    leftOut: { 'skipped-date': 'pas de lettre ce jour-là', 'public-holiday': 'jour férié, pas de lettre' },
    closed: 'Aucune session n’est ouverte pour l’instant.',
    closedSay: 'Voici le programme, jour par jour. Les prochaines dates seront annoncées sur cette page.',
    sender: 'Qui envoie ce cours',
    unknownTitle: 'Ce programme n’est pas ici',
    unknownSay: 'L’adresse est peut-être incomplète, ou le programme n’est plus proposé.',
    unknownHelp: 'Aide',
  },
  en: {
    kind: 'Course by e-mail',
    lessons: (n: number) => `${n} lesson${s(n)}`,
    pageTitle: (title: string, n: number) => `${title}, ${n} lesson${s(n)} by e-mail`,
    standfirst: (n: number) => `${n} lesson${s(n)} by e-mail, one on each day of the course.`,
    standfirstBy: (n: number, sender: string) =>
      `${n} lesson${s(n)} by e-mail, one on each day of the course, by ${sender}.`,
    sections: 'Sections',
    ownDates: 'Begin when you like',
    ownDatesFrom: (date: string) => `Day\u00A01 is the day after you sign up, ${date} at the earliest. `,
    ownDatesRule: 'Day\u00A01 is the day after you sign up. ',
    ownDatesSay: (first: string, last: string) =>
      `If you sign up today, the first lesson comes on ${first} and the last on ${last}.`,
    hour: (hour: string, place: string) => `Each lesson leaves at ${hour} (time of the session: ${place}).`,
    begun:
      'This session has begun: you receive the next lesson on its day, and those already out can be read on your page.',
    full: 'This session is full.',
    fullNext: 'There is room in the next one:',
    fullLast: 'Come back soon: more sessions will be announced here.',
    join: 'Sign up',
    pdf: 'Download the programme (PDF)',
    feed: 'Add to my calendar (.ics)',
    calendar: 'The calendar, day by day',
    days: 'The lessons, day by day',
    events: 'Events',
    register: 'Register for this event',
    subscribe: 'Subscribe to the calendar',
    subscribeWhy: 'The events come into your calendar, and move there when their dates move.',
    eventsZone: (place: string) => `Hours are those of ${place}.`,
    leftOut: { 'skipped-date': 'no letter on that day', 'public-holiday': 'public holiday, no letter' },
    closed: 'No session is open at the moment.',
    closedSay: 'Here is the programme, day by day. The next dates will be announced on this page.',
    sender: 'Who sends this course',
    unknownTitle: 'This programme is not here',
    unknownSay: 'The address may be incomplete, or the programme is no longer offered.',
    unknownHelp: 'Help',
  },
} as const satisfies Record<Language, unknown>
