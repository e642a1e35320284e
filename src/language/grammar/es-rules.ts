import type { TimeRule } from '../time-grammar.ts'

export const SPANISH_WEEKDAYS = [
  ...['lunes', 'martes', 'mi[ée]rcoles', 'jueves', 'viernes', 's[áa]bado', 'domingo'],
]
const ANY_WEEKDAY = `(?:${SPANISH_WEEKDAYS.join('|')})`

/** « los jueves », « cada jueves »: every week, so true for everybody. « lunes » is one Monday and several. */
const NOT_EVERY_WEEK = '(?<!(?<!\\p{L})(?:los|cada|un|unos|algún|ningún|todo) )'
const NOT_WEEKLY = '(?<!(?<!\\p{L})(?:cada|todas las) (?:semana|semanas|mes|meses),? )'
/** « de lunes a viernes » */
const NOT_A_RANGE = `(?<!(?<!\\p{L})(?:de|del|desde el) ${ANY_WEEKDAY} (?:a|al|hasta el) )`
/** « el lunes, 19 de septiembre » is a date; « el Viernes Santo » is one that every year has. */
const NOT_A_DATE = '(?!,? (?:día )?\\d{1,2} de )(?! santo| de (?:pascua|ramos|resurrección|ceniza))'
/** « la mañana », « por la mañana », « cada mañana », « el mañana » are no day; nor is « el día de mañana ». */
const NOT_A_MORNING =
  '(?<!(?<!\\p{L})(?:la|una|media|cada|toda|esta|aquella|otra|primera|última|el|del|el día de) )'

/** A story has years, a course has none: they are a time after such words alone. */
const ANNOUNCES =
  '(?<=(?<!\\p{L})(?:nos vemos|nos (?:re)?encontramos|empieza|empezará|comienza|comenzará|se abre|se abrirá|vuelve|volverá|aparece|aparecerá|se celebra|se celebrará|tiene lugar|tendrá lugar) )'

/** The ways in which Spanish says a time; where two find the same words, the longer ones count. */
export const SPANISH_RULES: readonly TimeRule[] = [
  {
    name: 'date',
    pattern: '(?:<shortWeekday>,? )?(?:(?<day>\\d{1,2})|<ordinal>) de <month>(?: del? <year>)?',
    means: 'date',
    examples: ['jueves, 12 de marzo', '3 de abril de 2031', '1.º de mayo', 'primero de mayo', '19 de sept.'],
  },
  {
    name: 'near day',
    pattern: `${NOT_A_MORNING}<near>(?: (?:<dayParts>))?`,
    means: 'near',
    examples: ['pasado mañana', 'anteayer', 'esta noche', 'ayer por la tarde', 'mañana por la mañana', 'hoy'],
  },
  {
    name: 'counted days',
    pattern: '(?:(?<ahead>dentro de|de aquí a)|hace) <count> <dayUnit>',
    means: 'counted',
    examples: [
      'dentro de 3 días',
      'hace cinco días',
      'dentro de una semana',
      'de aquí a dos semanas',
      'dentro de doce días',
    ],
  },
  {
    name: 'counted months ahead',
    pattern: '(?<ahead>dentro de|de aquí a) <count> (?<monthUnit>mes|meses)',
    means: 'months',
    examples: ['dentro de un mes', 'dentro de tres meses', 'de aquí a un mes'],
  },
  {
    name: 'counted months ago',
    pattern: 'hace <count> (?<monthUnit>mes|meses)',
    means: 'months',
    doubtful: true,
    examples: ['hace un mes', 'hace 3 meses'],
  },
  {
    name: 'counted years',
    pattern: `${ANNOUNCES}(?<ahead>dentro de|de aquí a) <count> (?<monthUnit>años?)`,
    means: 'months',
    examples: ['dentro de un año', 'de aquí a dos años'],
  },
  {
    name: 'next year',
    pattern: `${ANNOUNCES}<nearYear>`,
    means: 'year',
    examples: ['el año que viene', 'el próximo año'],
  },
  {
    name: 'counted hours',
    pattern: '(?:(?<ahead>dentro de)|hace) <count> <clockUnit>',
    means: 'countdown',
    doubtful: true,
    examples: ['dentro de 2 horas', 'hace una hora', 'dentro de 20 minutos'],
  },
  {
    name: 'coming weekday',
    pattern: '(?:el |este )?(?:próximo <weekday>|<weekday> (?:próximo|que viene))(?: (?:<dayParts>))?',
    means: 'weekday',
    when: 'next',
    examples: ['el próximo lunes', 'el martes que viene', 'sábado próximo'],
  },
  {
    name: 'last weekday',
    pattern: '(?:el )?(?:pasado <weekday>|<weekday> pasado)(?: (?:<dayParts>))?',
    means: 'weekday',
    when: 'last',
    examples: ['el pasado lunes', 'el viernes pasado'],
  },
  {
    name: 'on a weekday',
    pattern: `${NOT_WEEKLY}(?:el|este|antes del|a partir del) <weekday>(?:,? (?:<dayParts>))?${NOT_A_DATE}`,
    means: 'weekday',
    when: 'near',
    examples: ['el lunes', 'este martes', 'el miércoles por la tarde', 'antes del domingo'],
  },
  {
    name: 'part of a weekday',
    pattern: `${NOT_EVERY_WEEK}${NOT_A_RANGE}<weekday>,? (?:<dayParts>)`,
    means: 'weekday',
    when: 'near',
    examples: ['lunes por la mañana', 'martes por la noche', 'miércoles a mediodía'],
  },
  {
    name: 'weekday with an hour',
    pattern: `${NOT_EVERY_WEEK}${NOT_A_RANGE}<shortWeekday>`,
    means: 'weekday',
    when: 'near',
    needsHour: true,
    examples: ['viernes a las 18:00', 'lunes, 18:30', 'mar. a las 9 h', 'jueves a las nueve de la noche'],
  },
  {
    name: 'hour before a weekday',
    pattern: `(?:a las? )?(?<lead><clock>),? (?:el |del )?${NOT_EVERY_WEEK}<weekday>`,
    means: 'weekday',
    when: 'near',
    examples: ['18:00 del lunes', 'a las 18 h, el viernes'],
  },
  {
    name: 'week or month',
    pattern: '<span>',
    means: 'span',
    examples: ['la semana que viene', 'el mes pasado', 'este fin de semana', 'el próximo fin de semana'],
  },
  {
    name: 'hour alone',
    pattern: `(?<!${ANY_WEEKDAY}s? )(?:a|desde|hasta|hacia|sobre|antes de|a partir de) las? (?<hour><clock>)(?: ?(?:<zone>))?(?! (?:de|del)(?!\\p{L}))`,
    means: 'hour',
    doubtful: true,
    examples: ['a las 13:00', 'desde las 9 h', 'a las 20 horas', 'a las nueve de la mañana'],
  },
]
