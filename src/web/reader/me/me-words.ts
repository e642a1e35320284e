import type { Language } from '../../../domain/moment-words.ts'

/** What "my course" says. */
export const ME = {
  fr: {
    title: 'Mon cours',
    progress: 'Votre progression',
    outOf: (out: number, total: number) =>
      out === 0
        ? `Aucune leçon parue encore, sur ${total}`
        : out === 1
          ? `1 leçon parue sur ${total}`
          : `${out} leçons parues sur ${total}`,
    next: 'Votre prochaine lettre',
    dayWord: 'Jour',
    day: (day: number) => `Jour\u00A0${day}`,
    onItsWay: 'Elle est en route vers vous.',
    pausedOpen:
      'Vos lettres sont en pause, sans date de retour. Reprenez quand vous voulez, un peu plus bas.',
    pausedUntil: (date: string) => `Vos lettres sont en pause jusqu’au ${date} inclus.`,
    certificate: 'Votre attestation de suivi',
    over: 'Toutes les leçons sont parties. Merci de les avoir suivies\u202F!',
    cancelled: 'Ce cours a été annulé par l’association\u202F: aucune autre lettre ne partira.',
    lessons: 'Les leçons parues',
    noLesson: 'Elles apparaîtront ici, à relire quand vous voulez.',
    read: 'lue',
    notMailed: 'non envoyée, à lire ici',
    settings: 'Vos réglages',
    pendingTitle: 'Votre inscription attend une confirmation',
    pendingText: (cohort: string) =>
      `Pour commencer «\u00A0${cohort}\u00A0», ouvrez la lettre de confirmation que vous avez reçue et suivez son lien. Rien d’autre ne partira avant.`,
    pendingLink: 'Recevoir un nouveau lien',
    guestPendingText:
      'Ouvrez la lettre de confirmation que vous avez reçue et suivez son lien. Rien d’autre ne partira avant.',
    guestEndedTitle: 'Vous ne recevez plus ces lettres',
    endedTitle: 'Vous avez quitté ce cours',
    endedText: (cohort: string) =>
      `Plus aucune lettre de «\u00A0${cohort}\u00A0» ne part vers votre adresse.`,
    switchedText: (cohort: string) => `Vous avez quitté «\u00A0${cohort}\u00A0» pour une autre session.`,
    erasedTitle: 'Vos données sont effacées',
    erasedText:
      'Votre adresse et votre prénom ne sont plus chez nous, et plus aucune lettre ne partira. Cette page ne montre plus rien de vous.',
    back: 'Revenir à ma page',
    done: {
      hours: 'C’est noté\u202F: vos lettres suivent vos nouveaux réglages.',
      paused: 'Vos lettres sont en pause.',
      shifted: 'Votre calendrier est décalé\u202F: la suite vient après la pause.',
      resumed: 'C’est reparti\u202F: vos lettres reprennent.',
      'nothing-left': 'Il n’y a plus de leçon à venir.',
      asked: 'La leçon part vers vous dans les minutes qui viennent.',
      'too-many': 'Cinq leçons par jour au plus\u202F: réessayez demain, ou lisez-les ici.',
      'no-such-lesson': 'Cette leçon n’est pas encore sortie pour vous.',
      address:
        'Une lettre part vers votre adresse actuelle\u202F: suivez son lien pour confirmer. Rien n’est changé pour l’instant.',
      'address-too-many': 'Trois lettres de ce genre par jour au plus\u202F: réessayez demain.',
      switched: 'Vous avez changé de session. Bienvenue\u202F!',
      closed: 'Cette session ne prend plus personne. Rien n’a été changé.',
      back: 'Vous êtes de retour\u202F: les lettres reprennent à la prochaine leçon.',
      late: 'Il n’y a plus rien à annuler.',
      'not-reading': 'Rien n’a été changé\u202F: ce cours ne se règle plus.',
    },
  },
  en: {
    title: 'My course',
    progress: 'Your progress',
    outOf: (out: number, total: number) =>
      out === 0
        ? `No lesson is out yet, of ${total}`
        : out === 1
          ? `1 lesson is out, of ${total}`
          : `${out} lessons are out, of ${total}`,
    next: 'Your next letter',
    dayWord: 'Day',
    day: (day: number) => `Day\u00A0${day}`,
    onItsWay: 'It is on its way to you.',
    pausedOpen: 'Your letters are paused, without a date to return. Resume whenever you like, further down.',
    pausedUntil: (date: string) => `Your letters are paused up to and including ${date}.`,
    certificate: 'Your certificate of completion',
    over: 'All the lessons have left. Thank you for following them!',
    cancelled: 'The organisation has cancelled this course: no more letters will leave.',
    lessons: 'The lessons so far',
    noLesson: 'They will appear here, to read again whenever you like.',
    read: 'read',
    notMailed: 'not mailed, read it here',
    settings: 'Your settings',
    pendingTitle: 'Your sign-up waits for a confirmation',
    pendingText: (cohort: string) =>
      `To begin “${cohort}”, open the confirmation letter that you received and follow its link. Nothing else will leave before.`,
    pendingLink: 'Get a new link',
    guestPendingText:
      'Open the confirmation letter that you received and follow its link. Nothing else will leave before.',
    guestEndedTitle: 'You no longer get these letters',
    endedTitle: 'You have left this course',
    endedText: (cohort: string) => `No more letters of “${cohort}” leave for your address.`,
    switchedText: (cohort: string) => `You left “${cohort}” for another session.`,
    erasedTitle: 'Your data is erased',
    erasedText:
      'Your address and first name are no longer with us, and no more letters will leave. This page shows nothing of you any more.',
    back: 'Back to my page',
    done: {
      hours: 'Noted: your letters follow your new settings.',
      paused: 'Your letters are paused.',
      shifted: 'Your calendar has moved: the rest comes after the break.',
      resumed: 'Here we go: your letters leave again.',
      'nothing-left': 'There is no lesson left to come.',
      asked: 'The lesson leaves for you within minutes.',
      'too-many': 'Five lessons a day at most: try again tomorrow, or read them here.',
      'no-such-lesson': 'This lesson is not out for you yet.',
      address:
        'A letter leaves for your present address: follow its link to confirm. Nothing has changed for now.',
      'address-too-many': 'Three letters of this kind a day at most: try again tomorrow.',
      switched: 'You have changed to another session. Welcome!',
      closed: 'This session takes nobody any more. Nothing was changed.',
      back: 'Welcome back: the letters go on with the next lesson.',
      late: 'There is nothing left to take back.',
      'not-reading': 'Nothing was changed: this course can no longer be set.',
    },
  },
} as const satisfies Record<Language, { done: Record<string, string> } & Record<string, unknown>>
