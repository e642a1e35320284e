import type { RegisterOutcome } from '../../../actions/events/register.ts'
import type { Language } from '../../../domain/moment-words.ts'

/** What was done on the page of an event. */
export type Done = RegisterOutcome | 'unregistered' | 'not-registered'

const french = {
  status: {
    registered: 'Votre place est réservée.',
    waiting: 'Vous êtes sur la liste d’attente.',
    waitingMore: 'Si une place se libère, elle est à vous, et une lettre vous le dit.',
    'under-way': 'Ce webinaire a commencé, et votre place vous attend.',
    notLet: 'Aucune place ne s’est libérée avant le début.',
    recording: 'S’il y a un enregistrement, il sera sur cette page.',
    recordingLetter: 'S’il y a un enregistrement, une lettre vous le dira et il sera sur cette page.',
  },
  whereUnknown: 'Le lien n’est pas encore connu\u202F: il s’affichera ici.',
  whereLater: 'Le lien s’affiche ici dès que votre place est réservée.',
  register: 'M’inscrire',
  registerWhy: 'Vous recevez aussitôt une confirmation, avec une invitation pour votre agenda.',
  waitFor: 'M’inscrire sur la liste d’attente',
  waitForWhy:
    'Toutes les places sont prises. Si une place se libère, elle va à la personne qui attend depuis le plus longtemps, et une lettre le lui dit.',
  forRecording: 'M’inscrire pour l’enregistrement',
  forRecordingWhy: 'Une seule lettre partira, quand l’enregistrement sera en ligne.',
  going: 'Aller à l’inscription',
  goingWhy: (site: string) =>
    `Ce bouton vous mène hors d’ici, sur ${site}, où l’inscription se fait. Nous notons votre passage, rien d’autre\u202F: nos lettres sur cette session en tiennent compte.`,
  gone: (site: string) =>
    `Nous avons noté votre passage vers l’inscription, sur ${site}. Ce qui s’y passe ne nous est pas connu.`,
  goAgain: 'Y retourner',
  noSignUp: 'L’adresse de l’inscription n’est pas encore connue\u202F: elle s’affichera ici.',
  opens: (when: string) => `L’inscription ouvre le ${when}. Le bouton pour y aller sera ici.`,
  leaveTitle: 'Vous ne venez plus\u202F?',
  leave: 'Annuler mon inscription',
  leaveWhy:
    'Votre place est rendue, et une lettre retire le rendez-vous de votre agenda. Vous pourrez vous réinscrire s’il reste de la place.',
  stopWaiting: 'Quitter la liste d’attente',
  stopWaitingWhy: 'Vous perdez votre rang. Vous pourrez demander une place à nouveau.',
  dropTitle: 'L’enregistrement ne vous intéresse plus\u202F?',
  drop: 'Annuler mon inscription',
  dropWhy: 'La lettre sur l’enregistrement ne vous sera pas envoyée.',
  forgetTitle: 'Vous n’y allez plus\u202F?',
  forget: 'Oublier que j’y vais',
  forgetWhy:
    'Cela change nos lettres, et rien d’autre\u202F: une inscription faite là-bas reste ce qu’elle est.',
  calendar: 'Dans votre agenda',
  calendarWhy:
    'Le fichier convient à tous les agendas. Les liens ouvrent une page de Google ou de Microsoft, qui reçoit le titre, l’heure et le lien du webinaire.',
  file: 'Fichier .ics',
  google: 'Google Agenda',
  back: 'Mon cours',
  backGuest: 'Vos rendez-vous',
  done: {
    registered: 'C’est noté, et une lettre vous le confirme.',
    waiting: 'C’est noté, et une lettre vous le confirme.',
    'for-recording': 'C’est noté.',
    already: 'C’était déjà noté\u202F: rien n’a changé.',
    'not-open': 'L’inscription n’est pas encore ouverte. Rien n’a été noté.',
    over: 'C’est terminé\u202F: il n’est plus possible de s’inscrire.',
    cancelled: 'C’est annulé\u202F: il n’est plus possible de s’inscrire.',
    gone: 'Rien n’a été noté\u202F: votre inscription à ces lettres a pris fin.',
    unregistered: 'C’est fait\u202F: vous n’êtes plus sur la liste.',
    'not-registered': 'Vous n’étiez pas sur la liste\u202F: rien n’a changé.',
  } satisfies Record<Done, string> as Record<Done, string>,
}

const english: typeof french = {
  status: {
    registered: 'Your place is kept.',
    waiting: 'You are on the waiting list.',
    waitingMore: 'A place that becomes free is yours, and a letter tells you.',
    'under-way': 'This webinar has begun, and your place is kept.',
    notLet: 'No place became free before it began.',
    recording: 'If there is a recording, it will be on this page.',
    recordingLetter: 'If there is a recording, a letter will tell you and it will be on this page.',
  },
  whereUnknown: 'The link is not known yet: it will be shown here.',
  whereLater: 'The link is shown here once your place is kept.',
  register: 'Register',
  registerWhy: 'You get a confirmation at once, with an invitation for your calendar.',
  waitFor: 'Get on the waiting list',
  waitForWhy:
    'All places are taken. A place that becomes free goes to whoever has waited longest, and a letter tells them.',
  forRecording: 'Register for the recording',
  forRecordingWhy: 'One letter will leave, once the recording is online.',
  going: 'Go to the sign-up',
  goingWhy: (site) =>
    `This button leads away from here, to ${site}, where the sign-up is. We note that you went there and nothing else: our letters about this session take it into account.`,
  gone: (site) =>
    `We noted that you went on to the sign-up, at ${site}. We know nothing of what happens there.`,
  goAgain: 'Go there again',
  noSignUp: 'The address of the sign-up is not known yet: it will be shown here.',
  opens: (when) => `Sign-up opens on ${when}. The button that leads there will be here.`,
  leaveTitle: 'No longer coming?',
  leave: 'Cancel my registration',
  leaveWhy:
    'Your place is given back, and a letter takes the event out of your calendar. You can register again if there is room.',
  stopWaiting: 'Leave the waiting list',
  stopWaitingWhy: 'You lose your turn. You can ask for a place again.',
  dropTitle: 'No longer interested in the recording?',
  drop: 'Cancel my registration',
  dropWhy: 'The letter about the recording will not be sent to you.',
  forgetTitle: 'No longer going?',
  forget: 'Forget that I am going',
  forgetWhy: 'This changes our letters and nothing else: a sign-up made there stays as it is.',
  calendar: 'In your calendar',
  calendarWhy:
    'The file is for any calendar. The links open a page of Google or Microsoft, which is given the title, the hour and the link of the webinar.',
  file: '.ics file',
  google: 'Google Calendar',
  back: 'My course',
  backGuest: 'Your events',
  done: {
    registered: 'Noted, and a letter confirms it.',
    waiting: 'Noted, and a letter confirms it.',
    'for-recording': 'Noted.',
    already: 'That was noted already: nothing has changed.',
    'not-open': 'Sign-up is not open yet. Nothing was noted.',
    over: 'It is over: nobody can register any more.',
    cancelled: 'It is cancelled: nobody can register any more.',
    gone: 'Nothing was noted: you have stopped these letters.',
    unregistered: 'Done: you are no longer on the list.',
    'not-registered': 'You were not on the list: nothing has changed.',
  },
}

/** What the page of an event says to one reader. */
export const MY_EVENT: Record<Language, typeof french> = { fr: french, en: english }
