import type { Language } from '../../../domain/moment-words.ts'

/** What the pages about somebody's own data say. */
export const DATA = {
  fr: {
    title: 'Ce que nous savons de vous',
    lead: 'L’essentiel est ici, et le fichier à télécharger contient tout. Nous ne suivons ni l’ouverture des lettres ni les clics.',
    address: 'Adresse',
    firstName: 'Prénom',
    none: 'non donné',
    since: 'Enregistrée le',
    courses: 'Vos sessions',
    state: {
      pending: 'à confirmer',
      active: 'en cours',
      paused: 'en pause',
      unsubscribed: 'quittée',
    },
    letters: (count: number) => (count === 1 ? '1 lettre au registre' : `${count} lettres au registre`),
    consents: 'Vos accords',
    events: {
      asked: 'Inscription demandée',
      confirmed: 'Inscription confirmée',
      imported: 'Inscription par l’association',
      left: 'Cours quitté',
      erased: 'Données effacées',
    },
    exportTitle: 'Emporter vos données',
    exportText:
      'Un fichier JSON avec tout ce qui vous concerne\u202F: adresse, inscriptions, accords, lettres et demandes.',
    exportLink: 'Télécharger mes données',
    eraseTitle: 'Effacer vos données',
    eraseText:
      'Vos cours s’arrêtent et votre adresse disparaît. La page suivante explique tout avant d’agir.',
    eraseLink: 'Effacer mes données…',
    erase: 'Effacer toutes vos données',
    eraseLead: 'C’est définitif\u202F: personne ne pourra revenir en arrière, nous non plus.',
    what: 'Ce qui se passe',
    whatList: [
      'Tous vos cours s’arrêtent, et les lettres en route sont retenues.',
      'Votre adresse, votre prénom et l’adresse IP de vos accords sont effacés.',
      'Le registre des lettres reste, sans votre nom, pour que les comptes de l’association restent justes.',
      'Une empreinte chiffrée de votre adresse est gardée\u202F: elle ne permet pas de la retrouver, mais empêche qu’un import vous réinscrive.',
    ],
    whatNot:
      'Les lettres déjà parties sont dans votre boîte\u202F: nous ne pouvons pas les reprendre. Vous pourrez toujours vous réinscrire vous-même.',
    eraseButton: 'Effacer définitivement mes données',
    keep: 'Non, revenir à ma page',
  },
  en: {
    title: 'What we know about you',
    lead: 'The main facts are here, and the file to download has everything. We track neither the opening of letters nor clicks.',
    address: 'Address',
    firstName: 'First name',
    none: 'not given',
    since: 'Stored on',
    courses: 'Your sessions',
    state: { pending: 'to be confirmed', active: 'in progress', paused: 'paused', unsubscribed: 'left' },
    letters: (count: number) => (count === 1 ? '1 letter on record' : `${count} letters on record`),
    consents: 'What you agreed to',
    events: {
      asked: 'Sign-up asked for',
      confirmed: 'Sign-up confirmed',
      imported: 'Signed up by the organisation',
      left: 'Course left',
      erased: 'Data erased',
    },
    exportTitle: 'Take your data along',
    exportText:
      'A JSON file with all that is about you: address, enrolments, agreements, letters and requests.',
    exportLink: 'Download my data',
    eraseTitle: 'Erase your data',
    eraseText:
      'Your courses end and your address is gone. The next page explains it all before anything is done.',
    eraseLink: 'Erase my data…',
    erase: 'Erase all your data',
    eraseLead: 'This is final: nobody can go back, neither can we.',
    what: 'What happens',
    whatList: [
      'All your courses end, and letters on their way are held back.',
      'Your address, your first name and the IP address of your agreements are erased.',
      'The record of letters stays, without your name, so that the organisation’s counts stay true.',
      'A keyed fingerprint of your address is kept: nobody can find the address from it, but it stops an import from enrolling you again.',
    ],
    whatNot:
      'The letters that have left are in your mailbox: we cannot take them back. You can always sign up again by yourself.',
    eraseButton: 'Erase my data for good',
    keep: 'No, back to my page',
  },
} as const satisfies Record<Language, object>
