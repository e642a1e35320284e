import type { Language } from '../../../domain/moment-words.ts'

/** What the forms of "my course" say. */
export const FORMS = {
  fr: {
    hours: {
      title: 'L’heure et le fuseau',
      now: (at: string, zone: string) => `Vos lettres partent à ${at} (${zone}).`,
      text: 'Si la leçon du jour n’est pas encore partie et que sa nouvelle heure est passée, elle part tout de suite.',
      at: 'L’heure de vos lettres',
      zone: 'Votre fuseau horaire',
      button: 'Enregistrer',
      wrongAt: 'Choisissez une des heures proposées.',
      wrongZone: 'Choisissez un fuseau horaire de la liste.',
    },
    pause: {
      title: 'Faire une pause',
      fixed:
        'Votre session avance aux mêmes dates pour tout le monde. Pendant la pause, les leçons ne vous sont pas envoyées\u202F; vous les lirez ici quand vous voudrez. À votre retour, vous retrouvez la leçon du jour.',
      rolling:
        'Votre calendrier est à vous\u202F: il s’arrête, puis reprend là où vous en étiez, au premier jour de cours après la pause. Aucune leçon n’est perdue.',
      until: 'Dernier jour de la pause',
      hintFixed: 'Laissez vide pour une pause sans date de fin.',
      hintRolling: 'Un jour dans l’année qui vient.',
      button: 'Mettre en pause',
      wrong: 'Choisissez un jour, d’aujourd’hui à un an.',
      resumeTitle: 'Reprendre',
      resumeFixed: 'Vous recevrez de nouveau les leçons à partir de la prochaine.',
      resumeRolling: 'La leçon suivante partira au prochain jour de cours.',
      resume: 'Reprendre les lettres',
    },
    lesson: {
      title: 'Renvoyez-moi cette leçon',
      text: 'Elle part dans les minutes qui viennent, cinq fois par jour au plus.',
      which: 'Quelle leçon\u202F?',
      button: 'Me la renvoyer',
    },
    change: {
      title: 'Changer de session',
      text: 'Vous quittez cette session et rejoignez l’autre avec la même adresse. Vous recevrez ses lettres à partir de sa prochaine leçon.',
      which: 'Quelle session\u202F?',
      begins: (date: string) => `Commence le ${date}`,
      goesOn: (date: string) => `Prochaine leçon le ${date}`,
      button: 'Changer de session',
      wrong: 'Choisissez une session de la liste.',
    },
    address: {
      title: 'Changer d’adresse',
      text: 'Une lettre part d’abord vers votre adresse actuelle, puis une autre vers la nouvelle. Rien ne change avant que les deux aient confirmé.',
      label: 'Votre nouvelle adresse',
      button: 'Changer d’adresse',
      missing: 'Donnez la nouvelle adresse.',
      wrong: 'Cette adresse n’a pas la bonne forme. Elle ressemble à prenom@exemple.fr.',
      same: 'Vos lettres partent déjà vers cette adresse.',
    },
    leave: {
      title: 'Quitter le cours',
      text: 'Les lettres s’arrêtent tout de suite. Vous avez sept jours pour changer d’avis.',
      button: 'Quitter',
    },
    data: {
      title: 'Vos données',
      text: 'Tout ce que nous savons de vous, à lire, à emporter ou à effacer.',
      link: 'Voir mes données',
    },
  },
  en: {
    hours: {
      title: 'The hour and time zone',
      now: (at: string, zone: string) => `Your letters leave at ${at} (${zone}).`,
      text: 'If the lesson of the day has not left yet and its new hour has passed, it leaves at once.',
      at: 'The hour of your letters',
      zone: 'Your time zone',
      button: 'Save',
      wrongAt: 'Choose one of the hours offered.',
      wrongZone: 'Choose a time zone of the list.',
    },
    pause: {
      title: 'Take a break',
      fixed:
        'Your session goes on at the same dates for everybody. During the break the lessons are not mailed to you; you can read them here whenever you like. When you return you get the lesson of that day.',
      rolling:
        'Your calendar is your own: it stops, and goes on where you were, on the first day of lessons after the break. No lesson is lost.',
      until: 'Last day of the break',
      hintFixed: 'Leave empty for a break without an end.',
      hintRolling: 'A day within the next year.',
      button: 'Pause my letters',
      wrong: 'Choose a day from today to one year ahead.',
      resumeTitle: 'Resume',
      resumeFixed: 'You will get the lessons again, from the next one on.',
      resumeRolling: 'The next lesson will leave on the next day of lessons.',
      resume: 'Resume my letters',
    },
    lesson: {
      title: 'Send me that lesson again',
      text: 'It leaves within minutes, at most five times a day.',
      which: 'Which lesson?',
      button: 'Send it again',
    },
    change: {
      title: 'Change to another session',
      text: 'You leave this session and join the other with the same address. You will get its letters from its next lesson on.',
      which: 'Which session?',
      begins: (date: string) => `Begins on ${date}`,
      goesOn: (date: string) => `Next lesson on ${date}`,
      button: 'Change session',
      wrong: 'Choose a session of the list.',
    },
    address: {
      title: 'Change address',
      text: 'A letter first goes to your present address, then another to the new one. Nothing changes until both have confirmed.',
      label: 'Your new address',
      button: 'Change address',
      missing: 'Give the new address.',
      wrong: 'This address does not have the right form. It looks like name@example.org.',
      same: 'Your letters go to this address already.',
    },
    leave: {
      title: 'Leave the course',
      text: 'The letters stop at once. You have seven days to change your mind.',
      button: 'Leave',
    },
    data: {
      title: 'Your data',
      text: 'All that we know about you, to read, to take along or to erase.',
      link: 'See my data',
    },
  },
} as const satisfies Record<Language, object>
