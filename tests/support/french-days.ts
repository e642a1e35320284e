const DAY_MS = 86_400_000

/** The ISO date `days` later, by the Gregorian calendar alone. */
export function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The date that calendars in a zone show, from the platform's own data. */
export function dateIn(zone: string, instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)
}

/** « jeudi 19 septembre », with the year when it is not that of `today`. */
export function frenchDate(date: string, today: string): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
  })
    .format(new Date(`${date}T00:00Z`))
    .replace(/\b1 (?=\p{L})/u, '1er ')
}

/** What a French reader calls a date on the day `today`. */
export function frenchDay(date: string, today: string): string {
  const days = (Date.parse(date) - Date.parse(today)) / DAY_MS
  return { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain' }[String(days)] ?? frenchDate(date, today)
}

/** « 13 h », « 14 h 30 »: the clock of a zone at an instant. */
export function frenchHour(zone: string, instant: Date): string {
  const [hour = '', minutes = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' })
    .format(instant)
    .split(':')
  return `${Number(hour)} h${minutes === '00' ? '' : ` ${minutes}`}`
}

/** Every date in words, such as « jeudi 19 septembre 2019 », in the order in which a text has them. */
export function datesIn(text: string): string[] {
  const weekdays = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'
  const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
  return text.match(new RegExp(`(?:${weekdays}) \\d+(?:er)? (?:${months})(?: \\d{4})?`, 'g')) ?? []
}

/** The days that the teaser of a lesson names, in the text part in one line. */
export function daysOfTeaser(text: string): string[] {
  const [, teaser = ''] = /\* \* \* (.*?) Pour aller plus loin/.exec(text) ?? []
  return teaser.match(/\b(?:hier|aujourd’hui|demain)\b/g) ?? datesIn(teaser)
}

/** Where a letter asks its readers to be there, such as « rendez-vous demain à 13 h ». */
export function appointmentsIn(words: string): { day: string; hour: string }[] {
  const asked = /rendez-vous (\S+(?: \d\S* \S+)?(?: \d{4})?) à (\d+ h(?: \d{2}\b)?)/gi
  return [...words.matchAll(asked)].map(([, day = '', hour = '']) => ({ day, hour }))
}

/** The first instant at which the clocks of a zone show an hour on a date, found by asking the platform's data. */
export function instantOf(date: string, hour: string, zone: string): Date {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  for (let quarters = -56; quarters <= 56; quarters++) {
    const instant = new Date(Date.parse(`${date}T${hour}Z`) + quarters * 15 * 60_000)
    if (clock.format(instant) === `${date} ${hour}`) return instant
  }
  throw new Error(`${zone} never shows ${date} ${hour}`)
}
