import type { Language } from '../../../domain/moment-words.ts'

/** What the page for lost links says. */
export const LINK = {
  fr: {
    title: 'Retrouver votre page',
    intro:
      'Votre page montre les dates de votre cours et vous permet de changer d’heure, de faire une pause ou de partir. Donnez votre adresse\u202F: son lien vous sera envoyé.',
    address: 'Votre adresse de courriel',
    button: 'Recevoir le lien',
    addressMissing: 'Écrivez votre adresse de courriel.',
    addressWrong:
      'Cette adresse n’est pas complète, ou contient un signe de trop. Elle ressemble à prenom.nom@association.fr.',
    sentTitle: 'Regardez votre boîte aux lettres',
    sent: 'Si cette adresse est inscrite à un cours, une lettre part dans l’instant avec le lien de votre page.',
    notCome:
      'Rien n’est arrivé dans le quart d’heure\u202F? Regardez parmi les indésirables, ou essayez une autre de vos adresses. Trois lettres au plus partent chaque jour vers une même adresse.',
  },
  en: {
    title: 'Find your page again',
    intro:
      'Your page shows the dates of your course and lets you change the hour, take a break or leave. Give your address and its link will be sent to you.',
    address: 'Your e-mail address',
    button: 'Get the link',
    addressMissing: 'Write your e-mail address.',
    addressWrong:
      'This address is not complete, or has a sign too many. It looks like first.last@association.org.',
    sentTitle: 'Look into your mailbox',
    sent: 'If this address is enrolled in a course, a letter is leaving now with the link of your page.',
    notCome:
      'Nothing after a quarter of an hour? Look into the junk folder, or try another of your addresses. At most three letters a day leave for one address.',
  },
} as const satisfies Record<Language, object>
