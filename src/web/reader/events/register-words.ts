import type { RegisterOutcome } from '../../../actions/events/register.ts'
import type { Language } from '../../../domain/moment-words.ts'

type Ending = { title: string; text: string }

const french = {
  ask: 'Confirmer votre inscription',
  asked: 'Il ne reste qu’un geste pour vous inscrire. Rien ne partira avant.',
  askedFull:
    'Toutes les places sont prises pour l’instant. En confirmant, vous êtes sur la liste d’attente\u202F: si une place se libère, elle est à vous, et une lettre vous le dit.',
  button: 'Je confirme mon inscription',
  notYou: 'Si vous n’avez rien demandé, fermez simplement cette page.',
  page: 'La page de ce rendez-vous',
  pageWhy: 'Vous y trouverez l’heure et le lien, et pourrez annuler votre inscription.',
  seePage: 'La suite est sur la page de ce rendez-vous.',
  expired: 'Ce lien n’a plus cours',
  expiredWhy:
    'Un lien de confirmation sert une fois, pendant sept jours au plus. Inscrivez-vous de nouveau\u202F: une nouvelle lettre partira.',
  again: 'M’inscrire de nouveau',
  outcome: {
    registered: {
      title: 'Votre inscription est confirmée',
      text: 'Votre place est réservée. Une lettre vous le confirme, avec une invitation pour votre agenda.',
    },
    waiting: {
      title: 'Vous êtes sur la liste d’attente',
      text: 'Si une place se libère, elle est à vous, et une lettre vous le dit.',
    },
    'for-recording': {
      title: 'Votre inscription est confirmée',
      text: 'Le webinaire a commencé. S’il y a un enregistrement, il sera sur la page de ce rendez-vous.',
    },
    already: { title: 'C’est déjà noté', text: 'Votre inscription reste telle qu’elle est.' },
    'not-open': { title: 'Ce n’est pas encore ouvert', text: 'Rien n’a été noté. Revenez un peu plus tard.' },
    over: {
      title: 'C’est terminé',
      text: 'Ce rendez-vous a eu lieu\u202F: il n’est plus possible de s’inscrire.',
    },
    cancelled: {
      title: 'C’est annulé',
      text: 'Ce rendez-vous n’a pas lieu\u202F: il n’y a rien à confirmer.',
    },
    gone: { title: 'Rien n’a été noté', text: 'Vous avez arrêté ces lettres depuis votre demande.' },
  } satisfies Record<RegisterOutcome, Ending> as Record<RegisterOutcome, Ending>,
  begun: {
    title: 'C’est commencé',
    text: 'Ce rendez-vous a commencé\u202F: il n’est plus possible de s’inscrire.',
  },
}

const english: typeof french = {
  ask: 'Confirm your registration',
  asked: 'One more step and you are registered. Nothing will be sent before.',
  askedFull:
    'All places are taken for now. If you confirm, you are on the waiting list: a place that becomes free is yours, and a letter tells you.',
  button: 'I confirm my registration',
  notYou: 'If you asked for nothing, simply close this page.',
  page: 'The page of this event',
  pageWhy: 'It has the hour and the link, and lets you cancel your registration.',
  seePage: 'What follows is on the page of this event.',
  expired: 'This link is no longer good',
  expiredWhy:
    'A confirmation link works once, for seven days at most. Register again and a new letter will leave.',
  again: 'Register again',
  outcome: {
    registered: {
      title: 'Your registration is confirmed',
      text: 'Your place is kept. A letter confirms it, with an invitation for your calendar.',
    },
    waiting: {
      title: 'You are on the waiting list',
      text: 'A place that becomes free is yours, and a letter tells you.',
    },
    'for-recording': {
      title: 'Your registration is confirmed',
      text: 'The webinar has begun. If there is a recording, it will be on the page of this event.',
    },
    already: { title: 'That is noted already', text: 'Your registration is as it was.' },
    'not-open': { title: 'It is not open yet', text: 'Nothing was noted. Come back a little later.' },
    over: { title: 'It is over', text: 'This event took place: nobody can register any more.' },
    cancelled: {
      title: 'It is cancelled',
      text: 'This event does not take place: there is nothing to confirm.',
    },
    gone: { title: 'Nothing was noted', text: 'You have stopped these letters since you asked.' },
  },
  begun: { title: 'It has begun', text: 'This event has begun: nobody can register any more.' },
}

/** What the page behind the link of a registration says. */
export const REGISTER: Record<Language, typeof french> = { fr: french, en: english }
