import type { Language } from '../../../domain/moment-words.ts'

const french = {
  formTitle: 'M’inscrire',
  intro: 'Sans compte ni mot de passe, et sans suivre le cours.',
  full: 'Toutes les places sont prises. Vous pouvez vous mettre sur la liste d’attente\u202F: si une place se libère, une lettre vous le dit.',
  firstNameHint: 'Facultatif\u202F: les lettres vous salueront par ce prénom.',
  zoneHint: 'Les lettres et votre page disent l’heure de ce fuseau.',
  button: 'M’inscrire',
  buttonFull: 'Me mettre sur la liste d’attente',
  after: 'Vous recevrez d’abord une lettre pour confirmer. Rien d’autre ne partira avant.',
  late: 'Il n’est plus possible de s’inscrire.',
  recordingLater: 'S’il y a un enregistrement, il sera sur cette page.',
  partOf: (programme: string) => `Ce rendez-vous fait partie de «\u202F${programme}\u202F»\u202F:`,
  course: 'Découvrir le cours',
  describe: (title: string, when: string) => `${title}, ${when}.`,
  sentTitle: 'Regardez votre boîte aux lettres',
  sent: 'Une lettre part dans l’instant vers l’adresse que vous avez donnée. Ouvrez-la et suivez son lien\u202F: c’est ainsi que l’inscription se confirme.',
  notCome:
    'Rien n’est arrivé dans le quart d’heure\u202F? Regardez parmi les indésirables, puis vérifiez l’adresse et recommencez. Trois lettres au plus partent chaque jour vers une même adresse.',
  back: 'Revenir au rendez-vous',
  unknownTitle: 'Ce rendez-vous n’est pas ici',
  unknown:
    'L’adresse est peut-être incomplète, ou ce rendez-vous est réservé aux personnes qui suivent le cours\u202F: le lien est alors dans leurs lettres.',
  unknownHelp: 'Aide',
}

const english: typeof french = {
  formTitle: 'Register',
  intro: 'Without an account or a password, and without following the course.',
  full: 'All places are taken. You can get on the waiting list: if a place becomes free, a letter tells you.',
  firstNameHint: 'Optional: the letters will greet you by it.',
  zoneHint: 'The letters and your page tell the time of this zone.',
  button: 'Register',
  buttonFull: 'Get on the waiting list',
  after: 'First you will get a letter to confirm. Nothing else is sent before.',
  late: 'Nobody can register any more.',
  recordingLater: 'If there is a recording, it will be on this page.',
  partOf: (programme) => `This event is part of “${programme}”:`,
  course: 'See the course',
  describe: (title, when) => `${title}, ${when}.`,
  sentTitle: 'Look into your mailbox',
  sent: 'A letter is leaving for the address that you gave. Open it and follow its link: that is how you confirm.',
  notCome:
    'Nothing after a quarter of an hour? Look into the junk folder, then check the address and try again. At most three letters a day leave for one address.',
  back: 'Back to the event',
  unknownTitle: 'This event is not here',
  unknown:
    'The address may be incomplete, or this event is for those who follow the course: their letters have the link.',
  unknownHelp: 'Help',
}

/** What the public page of an event says. */
export const PUBLIC_EVENT: Record<Language, typeof french> = { fr: french, en: english }
