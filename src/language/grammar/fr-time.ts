import type { TimeGrammar } from '../time-grammar.ts'
import { FRENCH_RULES, FRENCH_WEEKDAYS } from './fr-rules.ts'

/** How French says days and hours. */
export const FRENCH_TIME: TimeGrammar = {
  near: {
    'avant-hier': -2,
    hier: -1,
    'aujourd(?:’| )hui': 0,
    'ce matin': 0,
    'ce midi': 0,
    'cet après-midi': 0,
    'ce soir': 0,
    'cette nuit': 0,
    demain: 1,
    'après-demain': 2,
  },
  dayParts: 'matin|midi|après-midi|soir|à midi|à minuit',
  weekdays: FRENCH_WEEKDAYS,
  shortWeekdays: ['lun\\.', 'mar\\.', 'mer\\.', 'jeu\\.', 'ven\\.', 'sam\\.', 'dim\\.'],
  months: [
    ...['janvier|janv\\.', 'f[ée]vrier|f[ée]vr\\.', 'mars', 'avril|avr\\.', 'mai', 'juin'],
    ...['juillet|juil\\.', 'ao[ûu]t', 'septembre|sept\\.', 'octobre|oct\\.', 'novembre|nov\\.'],
    'd[ée]cembre|d[ée]c\\.',
  ],
  ordinals: { premier: 1 },
  counts: {
    ...{ une: 1, un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
    ...{ onze: 11, douze: 12, quinze: 15, vingt: 20, trente: 30 },
  },
  dayUnits: {
    'jours?': 1,
    'semaines?': 7,
    'huitaine(?: de jours)?': 7,
    'dizaine de jours': 10,
    'quinzaine(?: de jours)?': 14,
  },
  clockUnits: { 'heures?': 60, 'minutes?': 1 },
  monthUnits: { mois: 'month', 'ans?|années?': 'year' },
  spans: {
    'la semaine prochaine': { unit: 'week', shifts: [1] },
    'la semaine (?:dernière|passée)': { unit: 'week', shifts: [-1] },
    'la semaine qui vient': { unit: 'week', shifts: [1] },
    '(?:le|du|au) mois (?:prochain|qui vient)': { unit: 'month', shifts: [1] },
    '(?:le|du|au) mois (?:dernier|passé)': { unit: 'month', shifts: [-1] },
    'ce week-end': { unit: 'weekend', shifts: [0] },
    'le week-end prochain': { unit: 'weekend', shifts: [0, 1] },
    'le week-end (?:dernier|passé)': { unit: 'weekend', shifts: [-1, 0] },
  },
  nearYears: {
    'l’(?:an prochain|année prochaine|an qui vient|année qui vient)': 1,
    'l’(?:an dernier|année dernière|an passé|année passée)': -1,
  },
  asWeeks: { huit: 7, quinze: 14 },
  likely:
    /\d|demain|hier|jourd|soir|matin|midi|nuit|di(?!\p{L})|janv|f[ée]v|mars|avril|mai|juin|juil|ao[ûu]t|sept|octo|nov|d[ée]c|jours?|semaine|huitaine|quinzaine|mois|(?<!\p{L})an(?:s|n[ée]e)?(?!\p{L})|heure|minute|week-end/iu,
  hours: {},
  leads: 'à|dès',
  clock: '\\d{1,2}\\s?h(?:eures?)?(?:\\s?\\d{2}(?!\\d))?(?!\\p{L})|\\d{1,2}:\\d{2}(?!\\d)',
  zone: ',? ?\\(?heure (?:de|d’) ?\\p{Lu}[\\p{L}-]+\\)?',
  beforeHour: ',? (?:à|de|dès|vers) |, ',
  beforeEnd: ' à |[–-]',
  beforeDay: ',? (?:le )?',
  otherDays: { 'la veille': -1, 'le lendemain': 1, 'deux jours plus tôt': -2, 'deux jours plus tard': 2 },
  rules: FRENCH_RULES,
}
