/** How other tools write a placeholder around its name. `isShown`: nothing else is written so, and readers would see it. */
const FORMS: readonly { sign: RegExp; isShown?: true }[] = [
  { sign: /\{\{\{?\s*([^{}]{1,80}?)\s*\}?\}\}/g },
  { sign: /\*\|([A-Z][A-Z0-9_:]{0,60})\|\*/g, isShown: true },
  { sign: /%%([\w .-]{2,40})%%/g, isShown: true },
  { sign: /\[\[(?:data:|var:)?([\w.]{2,40}(?::"[^"\]]{0,60}")?)\]\]/g },
  { sign: /%(recipient\.\w{2,40}|[A-Z][A-Z_]{2,40})%/g },
  { sign: /\{[$!]?([A-Za-z][\w. ]{2,40})\}/g },
  { sign: /\[([A-Z][A-Z_ ]{2,30}|[Ff]irst[ _]?[Nn]ame|[Pp]rénom|[Nn]ombre)\]/g },
]

const OWNER =
  '(?:(?:contact|subscriber|recipient|user|customer|person|profile|lead|member|data|var|params)[.:_ ])?'
const FIRST_NAME = new RegExp(`^${OWNER}(?:first[ _-]?name|fname|pr[ée]nom|given[ _-]?name|nombre)$`, 'i')
const ADDRESSES: readonly [RegExp, string][] = [
  [/^(?:unsub(?:scribe)?(?:[ _-]?(?:url|link))?|lien_?desinscription)$/i, 'unsubscribe_url'],
  [/^(?:archive|mirror|web_?version|view_?in_?browser(?:_?url)?|browser_?link|read_?online)$/i, 'read_url'],
]
/** What begins a placeholder of ours: it stays, and `check` judges it. */
const OURS =
  /^(?:day|days|date|next|programme|cohort|links|events|unsubscribe_url|me_url|read_url|help_url)\b/
const WITH_DEFAULT = /^(.*?)(?:\s*\|\s*default:?\s*|:)\(?['"“]([^'"”]*)['"”]\)?$/

const NAME = '{{ subscriber.first_name }}'
/** Stands for a name that nobody has asked for yet: a reader may have none. */
const UNASKED = '\uE020'

/**
 * A text with the placeholders of other tools as ours, where there is one that says the same: a first name, and the
 * pages to unsubscribe and to read online. Whoever has no first name reads a sentence without it, or the words that
 * stood for it.
 */
export function ourPlaceholders(source: string): string {
  if (!/[{%[|]/.test(source)) return source
  const isAsked = /\{%-?\s*(?:if|unless)\s+subscriber/.test(source)
  const named = FORMS.reduce(
    (text, { sign }) =>
      text.replace(sign, (found, inside: string) =>
        isAsked && inside === 'subscriber.first_name' ? found : ours(found, inside),
      ),
    source,
  )
  return withoutGaps(named)
}

/** The placeholders of other tools in a text, such as `*|LNAME|*`, that readers would see as they are. */
export function shownPlaceholders(source: string): string[] {
  return FORMS.flatMap(({ sign, isShown }) => (isShown ? (source.match(sign) ?? []) : []))
}

function ours(found: string, inside: string): string {
  const [, name = inside, words] = WITH_DEFAULT.exec(inside) ?? []
  const bare = name.trim()
  if (OURS.test(bare) && found.startsWith('{{')) return found
  if (FIRST_NAME.test(bare))
    return words === undefined
      ? UNASKED
      : `{% if subscriber.first_name %}${NAME}{% else %}${words}{% endif %}`
  const address = ADDRESSES.find(([known]) => known.test(bare))?.[1]
  return address === undefined ? found : `{{ ${address} }}`
}

/**
 * “Dear …,” has a space before the name, and a line that begins “…, welcome” a comma after it: they are left out with
 * it.
 */
function withoutGaps(text: string): string {
  return text
    .replace(/^\uE020(, (?=\p{L}))?/gmu, (_, comma = '') => asked(`${NAME}${comma}`))
    .replace(/ ?\uE020/g, (found) => asked(`${found.startsWith(' ') ? ' ' : ''}${NAME}`))
}

function asked(words: string): string {
  return `{% if subscriber.first_name %}${words}{% endif %}`
}
