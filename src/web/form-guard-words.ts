import type { Language } from '../domain/moment-words.ts'

/** Why the guard of forms does not take one. */
export type Refusal = 'foreign' | 'expired' | 'large'

/** What the reader is told, and what to do about it. */
export const REFUSALS = {
  fr: {
    foreign: {
      title: 'Ce formulaire n’est pas le nôtre',
      text: 'Il semble avoir été envoyé depuis un autre site, ou être incomplet. Rien n’a été changé. Ouvrez la page ici, puis envoyez-la à nouveau.',
    },
    expired: {
      title: 'Cette page est restée ouverte trop longtemps',
      text: 'Par prudence, rien n’a été envoyé. Revenez à la page, vérifiez ce que vous aviez écrit, puis envoyez-la à nouveau.',
    },
    large: {
      title: 'C’est trop long',
      text: 'Ce formulaire contient bien plus de texte que nous ne pouvons en recevoir. Revenez à la page et raccourcissez vos réponses.',
    },
    back: 'Revenir à la page',
  },
  en: {
    foreign: {
      title: 'This form is not ours',
      text: 'It seems to have been sent from another site, or to be incomplete. Nothing was changed. Open the page here, then send it again.',
    },
    expired: {
      title: 'This page was open for too long',
      text: 'To be on the safe side, nothing was sent. Go back to the page, check what you had written, then send it again.',
    },
    large: {
      title: 'This is too long',
      text: 'This form has far more text in it than we can take. Go back to the page and shorten your answers.',
    },
    back: 'Go back to the page',
  },
} as const satisfies Record<Language, Record<Refusal, object> & { back: string }>
