import type { TimeGrammar } from '../time-grammar.ts'
import { SPANISH_RULES, SPANISH_WEEKDAYS } from './es-rules.ts'

const NUMBERS = {
  ...{
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
  },
  doce: 12,
}

/** How Spanish says days and hours. « mañana » is the morning too: see `es-rules.ts`. */
export const SPANISH_TIME: TimeGrammar = {
  near: {
    'anteayer|antes de ayer': -2,
    'ayer|anoche': -1,
    'hoy(?! en día| por hoy)': 0,
    'esta (?:mañana|tarde|noche)': 0,
    mañana: 1,
    'pasado mañana': 2,
  },
  dayParts: 'por la (?:mañana|tarde|noche)|a(?:l)? mediodía|a medianoche',
  weekdays: SPANISH_WEEKDAYS,
  shortWeekdays: ['lun\\.', 'mar\\.', 'mi[ée]\\.', 'jue\\.', 'vie\\.', 's[áa]b\\.', 'dom\\.'],
  months: [
    ...['enero|ene\\.', 'febrero|feb\\.', 'marzo|mar\\.', 'abril|abr\\.', 'mayo', 'junio|jun\\.'],
    ...['julio|jul\\.', 'agosto|ago\\.', 'sep?tiembre|sept?\\.', 'octubre|oct\\.', 'noviembre|nov\\.'],
    'diciembre|dic\\.',
  ],
  ordinals: { 'primero|1\\.?º': 1 },
  counts: { un: 1, ...NUMBERS, quince: 15, veinte: 20, treinta: 30 },
  dayUnits: { 'días?': 1, 'semanas?': 7, 'quincenas?': 15 },
  clockUnits: { 'horas?': 60, 'minutos?': 1 },
  monthUnits: { 'mes|meses': 'month', 'años?': 'year' },
  spans: {
    'la (?:próxima semana|semana próxima|semana que viene)': { unit: 'week', shifts: [1] },
    'la (?:semana pasada|pasada semana)': { unit: 'week', shifts: [-1] },
    '(?:el|del|al) (?:próximo mes|mes próximo|mes que viene)': { unit: 'month', shifts: [1] },
    '(?:el|del|al) (?:mes pasado|pasado mes)': { unit: 'month', shifts: [-1] },
    'este fin de semana': { unit: 'weekend', shifts: [0] },
    'el (?:próximo fin de semana|fin de semana que viene)': { unit: 'weekend', shifts: [0, 1] },
    'el (?:fin de semana pasado|pasado fin de semana)': { unit: 'weekend', shifts: [-1, 0] },
  },
  nearYears: {
    '(?:el|del|al) (?:próximo año|año próximo|año que viene)': 1,
    '(?:el|del|al) (?:año pasado|pasado año)': -1,
  },
  asWeeks: { ocho: 7, quince: 14 },
  likely:
    /\d|mañana|ayer|hoy|noche|tarde|lunes|martes|mi[ée]|jue|vie|s[áa]b|dom|lun\.|mar\.|enero|febrero|marzo|abril|mayo|junio|julio|agosto|tiembre|octubre|noviembre|diciembre|días?|semana|quincena|mes|años?|horas?|minuto|mediodía/iu,
  hours: { ...NUMBERS, mediodía: 12, medianoche: 0 },
  halfDays: {
    am: 'a\\.\\s?m\\.|de la mañana|de la madrugada',
    pm: 'p\\.\\s?m\\.|de la tarde|de la noche',
  },
  leads: 'a las?|desde las?',
  clock:
    '(?:\\d{1,2}(?:[:.]\\d{2})?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce) (?:[ap]\\. ?m\\.|de la (?:mañana|tarde|noche|madrugada))|\\d{1,2}[:.]\\d{2}(?!\\d)(?: ?h(?:oras)?(?!\\p{L}))?|\\d{1,2} ?h(?:oras)?(?!\\p{L})',
  zone: ',? ?\\(?hora (?:de|del) \\p{Lu}[\\p{L}-]+\\)?|\\(?hora peninsular(?: española)?\\)?',
  beforeHour: ',? (?:a|desde|sobre|hacia|hasta) las? |,? de (?:las? )?|, ',
  beforeEnd: ' a (?:las? )?| hasta las? |[–-]',
  beforeDay: ',? (?:el |del |de )?',
  otherDays: {
    'del día anterior': -1,
    'del día siguiente': 1,
    'de dos días antes': -2,
    'de dos días después': 2,
  },
  rules: SPANISH_RULES,
}
