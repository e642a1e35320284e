import type { ClosedReason } from '../../../actions/enrolments/confirm-sign-up.ts'
import type { Language } from '../../../domain/moment-words.ts'

/** What the pages behind the link of a confirmation say. */
export const CONFIRM = {
  fr: {
    ask: 'Confirmer votre inscription',
    asked: (course: string) =>
      `Il ne reste qu’un geste pour vous inscrire à «\u00A0${course}\u00A0». Rien ne partira avant.`,
    button: 'Je confirme mon inscription',
    notYou: 'Si vous n’avez rien demandé, fermez simplement cette page.',
    done: 'Votre inscription est confirmée',
    first: (moment: string) => `La première lettre partira le ${moment}.`,
    none: 'Toutes les lettres de ce cours sont déjà parties.',
    next: (moment: string) => `La prochaine lettre partira le ${moment}.`,
    page: 'Votre page',
    pageWhy: 'Vous y verrez les dates, et pourrez changer d’heure, faire une pause ou partir.',
    expired: 'Ce lien n’a plus cours',
    expiredWhy:
      'Un lien de confirmation sert une fois, pendant sept jours. Inscrivez-vous de nouveau\u202F: une nouvelle lettre partira.',
    again: 'M’inscrire de nouveau',
    refused: 'Cette session ne prend plus d’inscriptions',
    why: {
      full: 'Toutes les places ont été prises depuis votre demande.',
      closed: 'Les inscriptions ont été closes depuis votre demande.',
      cancelled: 'Cette session a été annulée depuis votre demande.',
      over: 'Cette session a commencé ou s’est terminée depuis votre demande.',
    },
    other: (name: string) => `S’inscrire à la session suivante\u202F: ${name}`,
    noOther: 'Il n’y a pas d’autre session ouverte pour le moment.',
  },
  en: {
    ask: 'Confirm your enrolment',
    asked: (course: string) =>
      `One more step and you are enrolled in “${course}”. Nothing will be sent before.`,
    button: 'I confirm my enrolment',
    notYou: 'If you asked for nothing, simply close this page.',
    done: 'Your enrolment is confirmed',
    first: (moment: string) => `The first letter will leave on ${moment}.`,
    none: 'All the letters of this course have left already.',
    next: (moment: string) => `The next letter will leave on ${moment}.`,
    page: 'Your page',
    pageWhy: 'It has your dates, and lets you change the hour, take a break or leave.',
    expired: 'This link is no longer good',
    expiredWhy: 'A confirmation link works once, for seven days. Sign up again and a new letter will leave.',
    again: 'Sign up again',
    refused: 'This session takes no one any more',
    why: {
      full: 'All its places have been taken since you signed up.',
      closed: 'Sign-up was closed after you asked.',
      cancelled: 'This session was cancelled after you asked.',
      over: 'This session has begun or ended since you asked.',
    },
    other: (name: string) => `Sign up for the next session: ${name}`,
    noOther: 'There is no other open session for now.',
  },
} as const satisfies Record<Language, { why: Record<ClosedReason, string> } & Record<string, unknown>>
