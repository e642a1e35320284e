import type { EventNoteFrame } from './event-note-frame.ts'
import type { NotedWords } from './noted-words.ts'

/** The text part of a letter about an event, one line a paragraph, to be laid out by `wrapText` once it is filled. */
export function eventNoteText(words: NotedWords, frame: EventNoteFrame): string {
  const { title, text, button, why, flags } = words
  return [
    '{{ programme | upcase }}',
    `${title}\n=`,
    '{{ event.title }}',
    frame.greeting,
    text,
    facts(frame, flags.isOff),
    ...(button === undefined ? [] : [`${button}${frame.colon}\n<{{ link_url }}>`]),
    ...(flags.offersCalendars ? [calendars(frame)] : []),
    ...(words.page === undefined
      ? []
      : [`{% if offers_page %}${words.page}${frame.colon}\n<{{ page_url }}>{% endif %}`]),
    '* * *',
    why,
    '{{ sender }}\n{{ postal }}',
    footer(frame, words.address !== undefined),
  ].join('\n\n')
}

/** Each line brings its own break, so that one that is not there leaves no gap. */
function facts(frame: EventNoteFrame, isOff: boolean): string {
  const { colon } = frame
  const when = `${isOff ? frame.planned_label : frame.when_label}${colon} ${frame.when}`
  const host = `{% if event.host %}\n${frame.host_label}${colon} {{ event.host }}{% endif %}`
  if (isOff) return `${when}${host}`
  const opens = `{% if event.kind == "mooc" and over == false and registered == false %}\n${frame.opens_label}${colon} ${frame.opens}{% endif %}`
  const where = `{% if event.join_url and registered and over == false %}\n${frame.where_label}${colon} <{{ event.join_url }}>{% endif %}`
  return `${when}${opens}${host}${where}`
}

function calendars({ calendars: label, google, file, colon }: EventNoteFrame): string {
  const lines = [
    `${google}${colon} <{{ google_url }}>`,
    `Outlook${colon} <{{ outlook_url }}>`,
    `Office 365${colon} <{{ office_url }}>`,
    `${file}${colon} <{{ file_url }}>`,
  ].map((line) => `\n- ${line}`)
  return `{% if event.kind == "webinar" and registered and has_calendars and begun == false %}${label}${colon}${lines.join('')}{% endif %}`
}

function footer({ me, unsubscribe, help, colon }: EventNoteFrame, isAsked: boolean): string {
  const helpLine = `${help}${colon} <{{ help_url }}>`
  if (isAsked) return helpLine
  return `{% if me_url %}${me}${colon} <{{ me_url }}>\n{% endif %}${unsubscribe}${colon} <{{ unsubscribe_url }}>\n${helpLine}`
}
