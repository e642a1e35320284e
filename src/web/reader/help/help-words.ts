import type { Language } from '../../../domain/moment-words.ts'

/** What the help page says. */
export const HELP = {
  fr: {
    title: 'Aide',
    sections: [
      {
        title: 'Pourquoi ai-je reçu cette lettre\u202F?',
        text: 'Votre adresse est inscrite à un cours par courriel : une leçon par jour de cours, pendant la durée du cycle.',
      },
      {
        title: 'Ne plus rien recevoir',
        text: 'Chaque lettre porte un lien « Ne plus la recevoir ». Une seule action suffit, sans compte ni mot de passe.',
      },
      {
        title: 'Une question',
        text: 'Répondez simplement à la lettre : votre réponse parvient à l’association qui organise le cours.',
      },
    ],
  },
  en: {
    title: 'Help',
    sections: [
      {
        title: 'Why did I get this letter?',
        text: 'Your address is enrolled in a course by e-mail: one lesson for each day of the course, as long as it lasts.',
      },
      {
        title: 'Getting nothing any more',
        text: 'Each letter has a link to unsubscribe. One action is enough, without an account or a password.',
      },
      {
        title: 'A question',
        text: 'Just answer the letter: your answer goes to the organisation that gives the course.',
      },
    ],
  },
} as const satisfies Record<Language, object>
