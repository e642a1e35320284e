import type { TimeRule } from '../time-grammar.ts'

export const FRENCH_WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const ANY_WEEKDAY = `(?:${FRENCH_WEEKDAYS.join('|')})`

/** « le jeudi », « chaque jeudi »: every week, so true for everybody. */
const NOT_EVERY_WEEK = '(?<!(?:le|du|un|au|tous les|chaque) )'
/** « de lundi à vendredi » */
const NOT_A_RANGE = `(?<!\\b(?:de|du) ${ANY_WEEKDAY} (?:à|au) )`
const INVITES =
  'à|dès|d’ici|d’ici à|avant|jusqu’à|depuis|rendez-vous|rendez-vous à|retrouve|retrouvons|voit|voyons|c’est'

/** A story has years, a course has none: they are a time after such words alone. */
const ANNOUNCES =
  '(?<=(?<!\\p{L})(?:rendez-vous|retrouve|retrouvons|commence(?:nt|ra|ront)?|ouvr(?:e|ent|ira|iront)|repren(?:d|nent|dra|dront)|rev(?:ient|iennent|iendra)|para[îi](?:t|tra)|a lieu|aura lieu) )'

/** The ways in which French says a time; where two find the same words, the longer ones count. */
export const FRENCH_RULES: readonly TimeRule[] = [
  {
    name: 'date',
    pattern: '(?:<weekday>,? )?(?:(?<day>1 ?er|\\d{1,2})|<ordinal>) <month>(?: <year>)?',
    means: 'date',
    examples: ['jeudi 12 mars', '3 avril 2031', '1er août', 'premier mai', '19 sept.'],
  },
  {
    name: 'near day',
    pattern: '<near>(?: (?:<dayParts>))?',
    means: 'near',
    examples: ['après-demain', 'avant-hier', 'ce soir', 'hier soir', 'demain matin', 'cet après-midi'],
  },
  {
    name: 'counted days',
    pattern: '(?:(?<ahead>dans|d’ici(?: à)?)|il y a) <count> <dayUnit>',
    means: 'counted',
    examples: [
      ...['dans trois jours', 'il y a 5 jours', 'dans une semaine', 'd’ici deux semaines'],
      ...['dans douze jours', 'd’ici à huit jours', 'dans une quinzaine', 'dans une dizaine de jours'],
    ],
  },
  {
    name: 'counted months ahead',
    pattern: '(?<ahead>dans|d’ici(?: à)?) <count> (?<monthUnit>mois)',
    means: 'months',
    examples: ['dans un mois', 'dans deux mois', 'd’ici six mois', 'd’ici à onze mois'],
  },
  {
    name: 'counted months ago',
    pattern: 'il y a <count> (?<monthUnit>mois)',
    means: 'months',
    doubtful: true,
    examples: ['il y a un mois', 'il y a 3 mois'],
  },
  {
    name: 'counted years',
    pattern: `${ANNOUNCES}(?<ahead>dans|d’ici(?: à)?) <count> (?<monthUnit>ans?|années?)`,
    means: 'months',
    examples: ['dans un an', 'dans deux ans', 'd’ici une année'],
  },
  {
    name: 'next year',
    pattern: `${ANNOUNCES}<nearYear>`,
    means: 'year',
    examples: ['l’an prochain', 'l’année prochaine'],
  },
  {
    name: 'counted hours',
    pattern: '(?:(?<ahead>dans)|il y a) <count> <clockUnit>',
    means: 'countdown',
    doubtful: true,
    examples: ['dans 2 heures', 'il y a une heure', 'dans 20 minutes'],
  },
  {
    name: 'coming weekday',
    pattern: '<weekday> (?:prochain|qui vient|en huit)',
    means: 'weekday',
    when: 'next',
    examples: ['lundi prochain', 'mardi qui vient', 'jeudi en huit'],
  },
  {
    name: 'last weekday',
    pattern: '<weekday> (?:dernier|passé)',
    means: 'weekday',
    when: 'last',
    examples: ['lundi dernier'],
  },
  {
    name: 'this weekday',
    pattern: 'ce <weekday>(?: (?:<dayParts>))?',
    means: 'weekday',
    when: 'near',
    examples: ['ce mardi', 'ce lundi soir'],
  },
  {
    name: 'part of a weekday',
    pattern: `${NOT_EVERY_WEEK}<weekday>,? (?:<dayParts>)`,
    means: 'weekday',
    when: 'near',
    examples: ['lundi matin', 'mardi soir', 'mercredi à midi'],
  },
  {
    name: 'weekday with an hour',
    pattern: `${NOT_EVERY_WEEK}<shortWeekday>`,
    means: 'weekday',
    when: 'near',
    needsHour: true,
    examples: ['vendredi à 18 h', 'lundi à 18h30', 'mar. à 9 h'],
  },
  {
    name: 'hour before a weekday',
    pattern: `(?:(?:à|dès) )?(?<lead><clock>),? ${NOT_EVERY_WEEK}<weekday>`,
    means: 'weekday',
    when: 'near',
    examples: ['18 h lundi', 'à 18 h, vendredi'],
  },
  {
    name: 'weekday to meet on',
    pattern: `(?<=(?<![\\p{L}-])(?:${INVITES}) )${NOT_A_RANGE}<weekday>`,
    means: 'weekday',
    when: 'near',
    examples: ['lundi'],
  },
  {
    name: 'week or month',
    pattern: '<span>',
    means: 'span',
    examples: [
      'la semaine prochaine',
      'le mois dernier',
      'ce week-end',
      'le week-end prochain',
      'au mois prochain',
    ],
  },
  {
    name: 'hour alone',
    pattern: `(?<!${ANY_WEEKDAY}s? )(?:à|dès|vers|avant|jusqu’à) (?<hour><clock>)(?! (?:de|d’|du)(?! matin| soir))`,
    means: 'hour',
    doubtful: true,
    examples: ['à 18 h', 'dès 9h30', 'à 20 heures'],
  },
]
