import type { AnswerKind } from '../event-note-kind.ts'
import type { EventNoteWords } from '../event-note-words.ts'
import { BUTTON, byKind, dated, JOINING, MOVES, NOT_COMING, WHY_ANY, WHY_ASKED } from './french-phrases.ts'

const CHANGE = '{% if hour_only %}Changement d’horaire{% else %}Changement de date{% endif %}'

/** What was asked for, or what became of it. These letters are kept: their dates are never « demain ». */
export const FRENCH_ANSWERS: Record<AnswerKind, EventNoteWords> = {
  register: {
    subject: 'Confirmez votre inscription\u00A0: {{ event.title }}',
    preheader: 'Une page, un bouton\u00A0: sans cela, rien n’est inscrit.',
    title: 'Confirmez votre inscription',
    paragraphs: [
      `Cette adresse vient d’être donnée pour s’inscrire à ${byKind({ webinar: 'ce webinaire', mooc: 'ce MOOC', release: 'cette publication' })}. Il reste une chose à faire\u00A0: confirmer qu’elle est bien la vôtre.`,
      'Le lien ouvre une page avec un bouton. Il fonctionne jusqu’au {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirmer mon inscription',
    address: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00A0:',
    why: 'Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé cette inscription le {{ asked | date }} avec votre adresse. Si ce n’était pas vous, ne faites rien\u00A0: rien ne viendra.',
  },
  registered: {
    subject: 'Votre inscription est notée\u00A0: {{ event.title }}',
    preheader: `${byKind({
      webinar: `Le ${dated('event.start')}. L’invitation pour votre agenda est jointe.`,
      mooc: `Du ${dated('event.start')} au ${dated('event.end')}.`,
      release: `Le ${dated('event.of')}.`,
    })}`,
    title: 'Votre inscription est notée',
    paragraphs: [
      {
        if: 'event.kind == "webinar"',
        text: `Votre place est retenue. Le webinaire {% if over %}a eu lieu{% elsif begun %}a commencé{% else %}a lieu{% endif %} le ${dated('event.start')}. L’invitation jointe l’inscrit à votre agenda.`,
      },
      ...JOINING,
      {
        if: 'event.kind == "mooc"',
        text: `Vous suivez la session du ${dated('event.start')} au ${dated('event.end')}.`,
      },
    ],
    button: BUTTON,
    page: NOT_COMING,
    offersCalendars: true,
    why: WHY_ANY,
  },
  waiting: {
    subject: 'Vous êtes sur liste d’attente\u00A0: {{ event.title }}',
    preheader: 'Si une place se libère, une lettre vous le dira.',
    title: 'Vous êtes sur liste d’attente',
    paragraphs: [
      `C’est complet pour le moment. Votre demande est notée\u00A0: si une place se libère, une lettre vous le dira.`,
      'Vous n’avez rien à faire d’ici là. Si vous ne souhaitez plus attendre, dites-le sur la page.',
    ],
    button: BUTTON,
    page: 'Ne plus attendre',
    why: 'Vous recevez ce message parce que cette adresse vient d’être placée sur liste d’attente.',
  },
  unregistered: {
    subject: 'Votre inscription est retirée\u00A0: {{ event.title }}',
    preheader: 'Comme vous l’avez souhaité.',
    title: 'Votre inscription est retirée',
    paragraphs: [
      `{% if waiting %}Comme vous l’avez souhaité, vous n’attendez plus de place.{% else %}Comme vous l’avez souhaité, vous ne figurez plus parmi les personnes inscrites.{% if event.kind == "webinar" %} L’annulation jointe retire le rendez-vous de votre agenda.{% endif %}{% endif %}`,
      {
        if: 'begun == false',
        text: 'Si vous changez d’avis, la page permet de s’inscrire de nouveau, s’il reste des places.',
      },
    ],
    button: BUTTON,
    why: WHY_ASKED,
  },
  moved: {
    subject: `${CHANGE}\u00A0: {{ event.title }}`,
    preheader: byKind({
      webinar: `Désormais le ${dated('event.start')}.`,
      mooc: `La session va désormais du ${dated('event.start')} au ${dated('event.end')}.`,
      release: `Désormais le ${dated('event.of')}.`,
    }),
    title: CHANGE,
    paragraphs: [
      ...MOVES,
      {
        if: 'event.kind == "webinar" and registered',
        text: 'Votre place reste retenue. L’invitation jointe remplace la précédente dans votre agenda.',
      },
      {
        if: 'waiting',
        text: 'Vous restez sur liste d’attente\u00A0: si une place se libère, une lettre vous le dira.',
      },
    ],
    button: BUTTON,
    page: NOT_COMING,
    offersCalendars: true,
    why: WHY_ANY,
  },
  cancelled: {
    subject: 'Annulation\u00A0: {{ event.title }}',
    preheader: 'Vous n’avez rien à faire.',
    title: byKind({
      webinar: 'Le webinaire est annulé',
      mooc: 'La session est annulée',
      release: 'La parution est annulée',
    }),
    paragraphs: [
      byKind({
        webinar: `Prévu le ${dated('event.start')}, le webinaire n’aura pas lieu.`,
        mooc: `Prévue du ${dated('event.start')} au ${dated('event.end')}, la session n’aura pas lieu.`,
        release: `Prévue le ${dated('event.of')}, la parution n’aura pas lieu.`,
      }),
      'Vous n’avez rien à faire.{% if event.kind == "webinar" and registered %} L’annulation jointe retire le rendez-vous de votre agenda.{% endif %}{% if me_url %} Le reste du cours ne change pas.{% endif %}',
    ],
    isOff: true,
    why: WHY_ANY,
  },
}
