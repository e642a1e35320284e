import type { Language } from '../../../domain/moment-words.ts'

/** What the pages behind the links of a change of address say. */
export const ADDRESS = {
  fr: {
    old: {
      waiting: 'Changer d’adresse',
      text: (course: string, to: string) =>
        `Les lettres de «\u00A0${course}\u00A0» et de vos autres cours partiraient vers ${to}. Une seconde lettre demandera d’abord à cette adresse de confirmer.`,
      button: 'Je confirme ce changement d’adresse',
      done: 'C’est noté',
      doneText:
        'Si cette adresse peut recevoir vos lettres, un message y arrive dans les minutes qui viennent. Rien ne change tant que son lien n’a pas été suivi.',
    },
    new: {
      waiting: 'Confirmer votre nouvelle adresse',
      text: 'Vos lettres partiront désormais vers cette adresse, et plus aucune vers l’ancienne. Votre progression, vos réglages et vos accords restent les mêmes.',
      button: 'Je confirme ma nouvelle adresse',
      done: 'Votre adresse est changée',
      doneText:
        'Vos lettres partent désormais vers votre nouvelle adresse. Aucune leçon n’est perdue ni répétée.',
    },
    page: 'Votre page',
    notYou: 'Si vous n’avez rien demandé, fermez simplement cette page.',
    expired: 'Ce lien n’a plus cours',
    expiredText:
      'Un lien de changement d’adresse sert une fois, pendant sept jours. Rien n’a été changé\u202F: vous pouvez recommencer depuis votre page.',
    gone: 'Rien n’a été changé',
    goneText:
      'Ce changement d’adresse n’est plus possible\u202F: le cours a été quitté, ou cette adresse ne peut pas recevoir ses lettres.',
  },
  en: {
    old: {
      waiting: 'Change your address',
      text: (course: string, to: string) =>
        `The letters of “${course}” and of your other courses would go to ${to}. A second letter will first ask that address to confirm.`,
      button: 'I confirm this change of address',
      done: 'Noted',
      doneText:
        'If that address can get your letters, a message arrives there within minutes. Nothing changes until its link has been followed.',
    },
    new: {
      waiting: 'Confirm your new address',
      text: 'Your letters will go to this address from now on, and none to the old one. Your progress, your settings and what you agreed to stay the same.',
      button: 'I confirm my new address',
      done: 'Your address is changed',
      doneText: 'Your letters go to your new address from now on. No lesson is lost or repeated.',
    },
    page: 'Your page',
    notYou: 'If you asked for nothing, simply close this page.',
    expired: 'This link is no longer good',
    expiredText:
      'The link of a change of address works once, for seven days. Nothing was changed: you can begin again on your page.',
    gone: 'Nothing was changed',
    goneText:
      'This change of address is no longer possible: the course was left, or this address cannot get its letters.',
  },
} as const satisfies Record<Language, object>

/** What whoever confirms the new end agrees to: it holds no address, so an erasure leaves it as it is. */
export function newAddressWording(language: Language): string {
  const { text, button } = ADDRESS[language].new
  return `${text}\n${button}`
}
