import type { Language } from '../../domain/moment-words.ts'

/** Letters that the service itself writes, each an answer to what was asked on a page. */
export type NoteKind = 'confirmation' | 'already' | 'link' | 'address-change' | 'new-address'

/** The words of a note, with Liquid holes: those of `NoteContext` in fill-note.ts. */
export type NoteWords = {
  readonly subject: string
  readonly preheader: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly button: string
  /** Before the address, written out. */
  readonly address: string
  /** Why this mail came, and what happens when nothing is done. */
  readonly why: string
}

const NAMED = '«\u202F{{ programme }}\u202F»'

const FRENCH: Record<NoteKind, NoteWords> = {
  confirmation: {
    subject: `Confirmez votre inscription à ${NAMED}`,
    preheader: 'Une page, un bouton\u00A0: sans cela, aucune leçon ne partira.',
    title: 'Confirmez votre inscription',
    paragraphs: [
      `Cette adresse vient d’être inscrite à ${NAMED}, un cours par courriel proposé par {{ sender }}. Il reste une chose à faire\u00A0: confirmer qu’elle est bien la vôtre.`,
      'Le lien ouvre une page avec un bouton. Il fonctionne jusqu’au {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirmer mon inscription',
    address: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00A0:',
    why: `Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé le {{ asked | date }} à suivre ce cours avec votre adresse. Si ce n’était pas vous, ne faites rien\u00A0: rien ne viendra.`,
  },
  already: {
    subject: `Vous suivez déjà ${NAMED}`,
    preheader: 'Rien n’a changé\u00A0; voici l’adresse de votre page.',
    title: 'Vous êtes déjà inscrit',
    paragraphs: [
      `Cette adresse vient d’être donnée une nouvelle fois pour ${NAMED}, le cours par courriel proposé par {{ sender }}. Elle y est déjà inscrite\u00A0: rien n’a changé.`,
      'Votre page montre vos leçons. On peut y changer d’heure, faire une pause ou partir.',
    ],
    button: 'Ouvrir ma page',
    address:
      'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur. Elle est à vous seul\u00A0:',
    why: `Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé le {{ asked | date }} à suivre ce cours avec votre adresse. Si ce n’était pas vous, ne faites rien\u00A0: rien ne changera.`,
  },
  link: {
    subject: `L’adresse de votre page de ${NAMED}`,
    preheader: 'Vos leçons, votre heure, vos choix.',
    title: 'Voici l’adresse de votre page',
    paragraphs: [
      `Vous avez demandé l’adresse de votre page de ${NAMED}, le cours par courriel proposé par {{ sender }}.`,
      'Elle montre vos leçons. On peut y changer d’heure, faire une pause ou partir.',
    ],
    button: 'Ouvrir ma page',
    address:
      'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur. Elle est à vous seul\u00A0:',
    why: `Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé cette adresse le {{ asked | date }} avec la vôtre. Si ce n’était pas vous, ne faites rien\u00A0: rien ne changera.`,
  },
  'address-change': {
    subject: `Confirmez votre changement d’adresse pour ${NAMED}`,
    preheader: 'Une page, un bouton\u00A0: sans cela, rien ne change.',
    title: 'Vous changez d’adresse\u202F?',
    paragraphs: [
      `Depuis votre page de ${NAMED}, on vient de demander que les lettres de {{ sender }} partent désormais vers {{ to }}. Cette adresse-ci ne recevrait alors plus rien.`,
      'Si c’est bien vous, le lien ouvre une page avec un bouton. Une seconde lettre demandera ensuite la même chose à la nouvelle adresse. Le lien fonctionne jusqu’au {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirmer le changement',
    address: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00A0:',
    why: `Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé ce changement le {{ asked | date }} sur votre page. Si ce n’était pas vous, ne faites rien\u00A0: rien ne changera.`,
  },
  'new-address': {
    subject: `Confirmez votre nouvelle adresse pour ${NAMED}`,
    preheader: 'Une page, un bouton\u00A0: sans cela, rien ne partira vers cette adresse.',
    title: 'Est-ce votre nouvelle adresse\u202F?',
    paragraphs: [
      `Une personne qui suit ${NAMED}, un cours par courriel proposé par {{ sender }}, souhaite recevoir ses lettres à cette adresse. Il reste une chose à faire\u00A0: confirmer qu’elle est bien la vôtre.`,
      'Le lien ouvre une page avec un bouton. Il fonctionne jusqu’au {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirmer ma nouvelle adresse',
    address: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00A0:',
    why: `Vous recevez ce message parce que quelqu’un, vous peut-être, a demandé ce changement d’adresse le {{ asked | date }}. Si ce n’était pas vous, ne faites rien\u00A0: rien ne viendra.`,
  },
}

const ENGLISH: Record<NoteKind, NoteWords> = {
  confirmation: {
    subject: 'Confirm that you want to follow “{{ programme }}”',
    preheader: 'One page, one button: without it, no lesson will leave.',
    title: 'Confirm that you want to join',
    paragraphs: [
      'This address has just been signed up for “{{ programme }}”, an e-mail course by {{ sender }}. One thing is left to do: confirm that the address is yours.',
      'The link opens a page with a button. It works until {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirm that I want to join',
    address: 'If the button does not open, copy this address into your browser:',
    why: 'You receive this message because somebody, perhaps you, asked on {{ asked | date }} to follow this course with your address. If it was not you, do nothing: nothing will come.',
  },
  already: {
    subject: 'You already follow “{{ programme }}”',
    preheader: 'Nothing has changed; here is the address of your page.',
    title: 'You are enrolled already',
    paragraphs: [
      'This address has just been given once more for “{{ programme }}”, the e-mail course by {{ sender }}. It is enrolled already: nothing has changed.',
      'Your page shows your lessons. You can change the hour there, take a break or leave.',
    ],
    button: 'Open my page',
    address: 'If the button does not open, copy this address into your browser. It is for you alone:',
    why: 'You receive this message because somebody, perhaps you, asked on {{ asked | date }} to follow this course with your address. If it was not you, do nothing: nothing will change.',
  },
  link: {
    subject: 'The address of your page of “{{ programme }}”',
    preheader: 'Your lessons, your hour, your choices.',
    title: 'Here is the address of your page',
    paragraphs: [
      'You asked for the address of your page of “{{ programme }}”, the e-mail course by {{ sender }}.',
      'It shows your lessons. You can change the hour there, take a break or leave.',
    ],
    button: 'Open my page',
    address: 'If the button does not open, copy this address into your browser. It is for you alone:',
    why: 'You receive this message because somebody, perhaps you, asked for this address on {{ asked | date }} with yours. If it was not you, do nothing: nothing will change.',
  },
  'address-change': {
    subject: 'Confirm your change of address for “{{ programme }}”',
    preheader: 'One page, one button: without it, nothing changes.',
    title: 'Are you changing your address?',
    paragraphs: [
      'On your page of “{{ programme }}”, somebody has just asked that the letters of {{ sender }} go to {{ to }} from now on. This address would then get nothing more.',
      'If it was you, the link opens a page with a button. A second letter will then ask the same at the new address. The link works until {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirm the change',
    address: 'If the button does not open, copy this address into your browser:',
    why: 'You receive this message because somebody, perhaps you, asked for this change on {{ asked | date }} on your page. If it was not you, do nothing: nothing will change.',
  },
  'new-address': {
    subject: 'Confirm your new address for “{{ programme }}”',
    preheader: 'One page, one button: without it, nothing will go to this address.',
    title: 'Is this your new address?',
    paragraphs: [
      'Somebody who follows “{{ programme }}”, an e-mail course by {{ sender }}, would like to get its letters at this address. One thing is left to do: confirm that it is yours.',
      'The link opens a page with a button. It works until {{ until | date }}, {{ until | time }}.',
    ],
    button: 'Confirm my new address',
    address: 'If the button does not open, copy this address into your browser:',
    why: 'You receive this message because somebody, perhaps you, asked for this change of address on {{ asked | date }}. If it was not you, do nothing: nothing will come.',
  },
}

export const NOTE_WORDS: Record<Language, Record<NoteKind, NoteWords>> = { fr: FRENCH, en: ENGLISH }

/** Words that every note of a language has. */
export const NOTE_FRAME = {
  fr: {
    greeting: 'Bonjour{% if first_name %} {{ first_name }}{% endif %},',
    help: 'Aide et vos données',
    colon: '\u00A0:',
  },
  en: {
    greeting: 'Hello{% if first_name %} {{ first_name }}{% endif %},',
    help: 'Help and your data',
    colon: ':',
  },
} as const satisfies Record<Language, unknown>
