import type { Language } from '../../../domain/moment-words.ts'

const french = {
  title: 'Vos rendez-vous',
  registered: 'votre place est réservée',
  waiting: 'sur la liste d’attente',
  going: 'vous y allez',
  open: 'inscription ouverte',
  underWay: 'en cours',
  cancelled: 'annulé',
  recording: 'enregistrement à voir',
  guestTitle: 'Vos rendez-vous',
  guestLead: (programme: string) =>
    `Ces rendez-vous font partie de «\u202F${programme}\u202F». Seules les lettres sur ceux où vous avez une place, ou en attendez une, partent vers votre adresse.`,
  guestNone: 'Il n’y a pas de rendez-vous à venir.',
  guestCancelled: 'Tout a été annulé par l’association\u202F: aucune autre lettre ne partira.',
  course: 'Découvrir le cours',
  settings: 'Vos réglages',
  leave: 'Tout arrêter',
  leaveText:
    'Vos places sont rendues, et plus aucune lettre sur ces rendez-vous ne part. Vous avez sept jours pour changer d’avis.',
  leaveButton: 'Arrêter ces lettres',
}

const english: typeof french = {
  title: 'Your events',
  registered: 'your place is kept',
  waiting: 'on the waiting list',
  going: 'you are going',
  open: 'sign-up is open',
  underWay: 'on now',
  cancelled: 'cancelled',
  recording: 'recording to watch',
  guestTitle: 'Your events',
  guestLead: (programme) =>
    `These events are part of “${programme}”. Only letters about those where you have a place, or wait for one, leave for your address.`,
  guestNone: 'There is no event to come.',
  guestCancelled: 'The organisation has cancelled everything: no more letters will leave.',
  course: 'See the course',
  settings: 'Your settings',
  leave: 'Stop everything',
  leaveText:
    'Your places are given back, and no more letters about these events leave. You have seven days to change your mind.',
  leaveButton: 'Stop these letters',
}

/** Words of the lists of events, and of the page of a guest. */
export const MY_EVENTS: Record<Language, typeof french> = { fr: french, en: english }
