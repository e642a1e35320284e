import { MOST_CHANGES } from '../moved-moments.ts'

/** « demain à 13 h », « le jeudi 19 septembre à 13 h », « le jeudi 19 septembre ». */
export function when(moment: string): string {
  return `{% unless ${moment}.near %}le {% endunless %}{{ ${moment} | relative_day }}${hour(moment)}`
}

/** « Demain à 13 h », « Jeudi 19 septembre ». */
export function whenFirst(moment: string): string {
  return `{{ ${moment} | relative_day | capitalize }}${hour(moment)}`
}

/** « jeudi 19 septembre à 13 h », true whenever it is read. */
export function dated(moment: string): string {
  return `{{ ${moment} | date }}${hour(moment)}`
}

function hour(moment: string): string {
  return `{% if ${moment}.timed %} à {{ ${moment} | time }}{% endif %}`
}

/** Cases of the event that a letter is about. */
export function byKind({ webinar, mooc, release }: Record<'webinar' | 'mooc' | 'release', string>): string {
  return `{% if event.kind == "webinar" %}${webinar}{% elsif event.kind == "mooc" %}${mooc}{% else %}${release}{% endif %}`
}

const OF_EVENT = byKind({ webinar: 'du webinaire', mooc: 'du MOOC', release: 'de la publication' })

/** « a lieu demain à 13 h », or what has become of it. */
export const TAKES_PLACE = `{% if over %}a eu lieu{% elsif begun %}a commencé{% else %}a lieu{% endif %} ${when('event.start')}`

/** « Demain à 13 h », or what has become of it: for a subject or a title. */
export const WEBINAR_WHEN = `{% if over %}Le webinaire a eu lieu{% elsif begun %}Le webinaire a commencé{% else %}${whenFirst('event.start')}{% endif %}`

/** « session commence demain »: an article stands before it. */
export const SESSION_STARTS = `session {% if begun %}a commencé{% else %}commence{% endif %} ${when('event.start')}`
export const SESSION_ENDS = `session {% if over %}s’est terminée{% else %}se termine{% endif %} ${when('event.end')}`

/** « demain à 13 h », or what has become of it: after a title and a colon. */
export const IT_IS = `{% if over %}c’était ${when('event.start')}{% elsif begun %}c’est en cours{% else %}${when('event.start')}{% endif %}.`

/** Where the button leads. */
export const BUTTON = `{% if replays %}Voir l’enregistrement{% elsif joins %}Rejoindre le webinaire{% elsif event.kind != "release" %}Ouvrir la page ${OF_EVENT}{% elsif opens_page %}Ouvrir mon cours{% else %}Découvrir la publication{% endif %}`
export const PAGE = `La page ${OF_EVENT}`
export const NOT_COMING = `{% if event.kind == "webinar" and registered %}{% if begun %}La page du webinaire{% else %}Je ne pourrai pas venir{% endif %}{% elsif waiting %}Ne plus attendre{% else %}${PAGE}{% endif %}`

export const JOINING = [
  {
    if: 'join_unknown and registered and over == false',
    text: 'Le lien pour participer n’est pas encore connu\u00A0: dès qu’il le sera, vous le trouverez sur la page du webinaire.',
  },
]

/** « Le début, prévu le jeudi 12 septembre, est désormais fixé au lundi 16 septembre. » for each moment that moved. */
export const MOVES = Array.from({ length: MOST_CHANGES }, (_, index) => {
  const change = `change_${index + 1}`
  return { if: change, text: `${whatMoved(change)} le ${dated(`${change}.was`)}, ${fixed(change)}.` }
})

function whatMoved(change: string): string {
  const name = (known: string) => `${change}.name == "${known}"`
  return `{% if event.kind == "release" %}La parution, prévue{% elsif ${name('opens')} %}L’ouverture des inscriptions, prévue{% elsif ${name('end')} %}La fin ${OF_EVENT}, prévue{% elsif ${name('start')} %}{% if event.kind == "webinar" %}Le webinaire, prévu{% else %}Le début de la session, prévu{% endif %}{% else %}Une étape, prévue{% endif %}`
}

/** Only a start has a masculine name. */
function fixed(change: string): string {
  const ending = `{% unless ${change}.name == "start" and event.kind != "release" %}e{% endunless %}`
  return `est désormais fixé${ending} au ${dated(`${change}.now`)}`
}

const WHY = 'Vous recevez ce message parce que'
export const WHY_COURSE = `${WHY} vous suivez «\u202F{{ programme }}\u202F».`
export const WHY_REGISTERED = `${WHY} cette adresse est inscrite à ${byKind({ webinar: 'ce webinaire', mooc: 'ce MOOC', release: 'cette publication' })}.`
export const WHY_GOING = `${WHY} vous avez choisi de suivre ce MOOC.`
export const WHY_ANY = `{% if waiting %}${WHY} cette adresse est sur liste d’attente.{% elsif registered %}{% if event.kind == "mooc" %}${WHY_GOING}{% else %}${WHY_REGISTERED}{% endif %}{% else %}${WHY_COURSE}{% endif %}`
export const WHY_ASKED = `${WHY} cela vient d’être demandé sur la page ${OF_EVENT}.`
