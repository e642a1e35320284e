import type { LeavingReason } from '../../../domain/leaving.ts'
import type { Language } from '../../../domain/moment-words.ts'

/** What the pages say to somebody who leaves. */
export const LEAVING = {
  fr: {
    ask: 'Ne plus recevoir ce cours',
    askText: (cohort: string) => `Vous ne recevrez plus les lettres de «\u00A0${cohort}\u00A0».`,
    askButton: 'Ne plus recevoir ces lettres',
    left: 'C’est fait\u202F: vous avez quitté ce cours',
    leftText: (cohort: string) =>
      `Plus aucune lettre de «\u00A0${cohort}\u00A0» ne partira vers votre adresse.`,
    leftAtOnce: 'Plus aucune lettre de ce cours ne partira vers votre adresse.',
    more: 'Revenir, ou dire pourquoi',
    undoTitle: 'C’était une erreur\u202F?',
    undoText: 'Pendant sept jours, vous pouvez revenir\u202F: les lettres reprennent à la prochaine leçon.',
    undo: 'Revenir dans ce cours',
    scope: 'Que voulez-vous quitter\u202F?',
    course: 'Ce cours',
    everything: 'Tous les cours que j’ai demandés ici',
    everythingTitle: 'Tout arrêter',
    everythingText: 'Vous suivez aussi d’autres cours avec la même adresse.',
    everythingButton: 'Quitter aussi tous les autres cours',
    whyTitle: 'Voulez-vous nous dire pourquoi\u202F?',
    why: 'Pourquoi partez-vous\u202F?',
    whyHint: 'Facultatif. Votre réponse aide l’association à faire mieux.',
    words: 'Avec vos mots',
    wordsHint: 'Facultatif, 500 caractères au plus.',
    whyButton: 'Envoyer ma réponse',
    reasons: {
      'too-many': 'Trop de lettres',
      'no-time': 'Pas assez de temps',
      'not-for-me': 'Le contenu ne me convient pas',
      'not-asked': 'Je n’ai pas demandé ce cours',
      other: 'Une autre raison',
    },
    noReason: 'Je préfère ne rien dire',
    done: {
      everything: 'Vous avez quitté tous vos cours.',
      why: 'Merci, votre réponse est notée.',
      undo: 'Vous êtes de retour\u202F: les lettres reprennent à la prochaine leçon.',
      late: 'Il n’y a plus rien à annuler.',
    },
  },
  en: {
    ask: 'Stop receiving this course',
    askText: (cohort: string) => `You will no longer get the letters of “${cohort}”.`,
    askButton: 'Stop these letters',
    left: 'Done: you have left this course',
    leftText: (cohort: string) => `No more letters of “${cohort}” will leave for your address.`,
    leftAtOnce: 'No more letters of this course will leave for your address.',
    more: 'Come back, or say why',
    undoTitle: 'Was it a mistake?',
    undoText: 'For seven days you can come back: the letters go on with the next lesson.',
    undo: 'Come back to this course',
    scope: 'What do you want to leave?',
    course: 'This course',
    everything: 'All the courses I asked for here',
    everythingTitle: 'Stop everything',
    everythingText: 'You are in other courses with the same address.',
    everythingButton: 'Leave all my other courses too',
    whyTitle: 'Would you tell us why?',
    why: 'Why are you leaving?',
    whyHint: 'Optional. Your answer helps the organisation to do better.',
    words: 'In your own words',
    wordsHint: 'Optional, at most 500 characters.',
    whyButton: 'Send my answer',
    reasons: {
      'too-many': 'Too many letters',
      'no-time': 'Not enough time',
      'not-for-me': 'The content is not for me',
      'not-asked': 'I did not ask for this course',
      other: 'Another reason',
    },
    noReason: 'I would rather not say',
    done: {
      everything: 'You have left all your courses.',
      why: 'Thank you, your answer is noted.',
      undo: 'Welcome back: the letters go on with the next lesson.',
      late: 'There is nothing left to take back.',
    },
  },
} as const satisfies Record<
  Language,
  { reasons: Record<LeavingReason, string>; done: Record<string, string> } & Record<string, unknown>
>

/** What is said otherwise to a guest, who has no course to leave. */
const TO_GUESTS = {
  fr: {
    ask: 'Ne plus recevoir ces lettres',
    askText: (cohort: string) =>
      `Vous ne recevrez plus de lettres sur les rendez-vous de «\u00A0${cohort}\u00A0», et vos places y sont rendues.`,
    left: 'C’est fait\u202F: vous ne recevez plus ces lettres',
    leftText: (cohort: string) =>
      `Plus aucune lettre sur les rendez-vous de «\u00A0${cohort}\u00A0» ne partira vers votre adresse.`,
    undoText:
      'Pendant sept jours, vous pouvez revenir\u202F: vos inscriptions reprennent, s’il reste de la place.',
    undo: 'Revenir',
    undone: 'Vous êtes de retour\u202F: vos inscriptions reprennent, s’il reste de la place.',
  },
  en: {
    ask: 'Stop these letters',
    askText: (cohort: string) =>
      `You will no longer get letters about the events of “${cohort}”, and your places there are given back.`,
    left: 'Done: you no longer get these letters',
    leftText: (cohort: string) =>
      `No more letters about the events of “${cohort}” will leave for your address.`,
    undoText: 'For seven days you can come back: you are registered again, if there is room.',
    undo: 'Come back',
    undone: 'Welcome back: you are registered again, if there is room.',
  },
} as const satisfies Record<Language, object>

/** What the pages say to one reader who leaves. */
export function leavingWords({ follows }: { follows: 'course' | 'events' }, language: Language) {
  const words = LEAVING[language]
  if (follows === 'course') return words
  const { undone, ...others } = TO_GUESTS[language]
  return { ...words, ...others, done: { ...words.done, undo: undone } }
}
