import { type Context, Liquid, type LiquidOptions } from 'liquidjs'
import { countdown } from '../domain/countdown.ts'
import {
  dateWords,
  type LetterMoment,
  ordinal,
  type Reader,
  relativeDay,
  timeWords,
} from '../domain/moment-words.ts'
import { capitalized } from './capitalized.ts'
import { dateTime, when, whenCapital } from './moment-phrases.ts'

/** Under this key, invisible to templates, the scope of a rendering holds the reader its dates are told to. */
export const READER: unique symbol = Symbol('reader')

/** Under this key, invisible to templates, the scope of the HTML holds what banners put into its places. */
export const BANNERS: unique symbol = Symbol('banners')
type BannerScope = { [BANNERS]?: { readonly style: string; readonly boxes: string } }

type Filtering = { readonly context: Context }

/** What a placeholder may use. No loop, no assignment, no file: filling takes time in proportion to the letter. */
export const PLACEHOLDER_TAGS = ['if', 'unless', 'case'] as const
export const MOMENT_FILTERS = ['relative_day', 'date', 'time', 'countdown'] as const
export const TEXT_FILTERS = ['default', 'capitalize', 'upcase', 'downcase'] as const
/** Of the letters of the service alone: moments in words that no programme needs to write itself. */
export const SERVICE_FILTERS = ['when', 'when_capital', 'date_time'] as const
export const PLACEHOLDER_FILTERS = [...MOMENT_FILTERS, 'ordinal', ...TEXT_FILTERS] as const

/** What filters make of a moment, by their names. */
export const MOMENT_WORDS = {
  relative_day: relativeDay,
  date: dateWords,
  time: timeWords,
  countdown,
  when,
  when_capital: whenCapital,
  date_time: dateTime,
} as const satisfies Readonly<
  Record<
    (typeof MOMENT_FILTERS)[number] | (typeof SERVICE_FILTERS)[number],
    (moment: LetterMoment, reader: Reader) => string
  >
>

const LAYOUT_TAGS = [...PLACEHOLDER_TAGS, 'for', 'assign', 'comment']
const LAYOUT_FILTERS = [...PLACEHOLDER_FILTERS, 'plus', 'minus', 'times', 'divided_by', 'modulo', 'size']

/** Longest source and largest sum of texts that filters make, in characters: stops bombs, not letters. */
const LIMITS = { parseLimit: 1_000_000, memoryLimit: 1_000_000 }
/** Longest time, in milliseconds, to write a letter into its layout. */
const LAYOUT_MS = 5_000
const STRICT: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  jsTruthy: true,
  templates: {},
  ...LIMITS,
}

/** Fills the HTML part: every value is escaped for text and quoted attributes, with no way around it. */
export const htmlEngine = withBannerTags(placeholderEngine({ ...STRICT, outputEscape: 'escape' }))

/** Fills the subject, the preheader and the text part, where nothing is escaped. */
export const textEngine = placeholderEngine(STRICT)

/** Fills `[[ … ]]` and `[% … %]` of a layout when a letter is compiled; braces are left as they are. */
export const layoutEngine = restrict(
  new Liquid({
    ...STRICT,
    outputDelimiterLeft: '[[',
    outputDelimiterRight: ']]',
    tagDelimiterLeft: '[%',
    tagDelimiterRight: '%]',
    renderLimit: LAYOUT_MS,
  }),
  LAYOUT_TAGS,
  LAYOUT_FILTERS,
)

// A limit on the time of a fill would only ever stop a paused process: without loops there is nothing to stop.
function placeholderEngine(options: LiquidOptions): Liquid {
  return restrict(new Liquid(options), PLACEHOLDER_TAGS, [...PLACEHOLDER_FILTERS, ...SERVICE_FILTERS])
}

/** Tags of ours: where a letter has been written into its layout, they mark the places of banners. */
function withBannerTags(engine: Liquid): Liquid {
  for (const [tag, part] of [
    ['banner_style', 'style'],
    ['banner_boxes', 'boxes'],
  ] as const) {
    engine.registerTag(tag, {
      parse() {},
      render: ({ environments }: Context) => (environments as BannerScope)[BANNERS]?.[part] ?? '',
    })
  }
  return engine
}

function restrict(engine: Liquid, tags: readonly string[], filters: readonly string[]): Liquid {
  for (const [name, words] of Object.entries(MOMENT_WORDS)) engine.registerFilter(name, momentFilter(words))
  engine.registerFilter('capitalize', function (this: Filtering, value: unknown) {
    const text = String(value ?? '')
    this.context.memoryLimit.use(text.length)
    return capitalized(text)
  })
  engine.registerFilter('ordinal', function (this: Filtering, value: unknown) {
    if (typeof value !== 'number') throw new TypeError('ordinal needs a number, such as day')
    return ordinal(value, readerOf(this).language)
  })
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) engine.unregisterFilter(name)
  return engine
}

function momentFilter(words: (moment: LetterMoment, reader: Reader) => string) {
  return function (this: Filtering, value: unknown) {
    if (!isMoment(value)) throw new TypeError('this filter needs a moment, such as events.webinaire.start')
    return words(value, readerOf(this))
  }
}

function readerOf(filter: Filtering): Reader {
  const scope = filter.context.environments as { [READER]?: Reader }
  const reader = scope[READER]
  if (!reader) throw new TypeError('dates are told to a reader, and this rendering has none')
  return reader
}

function isMoment(value: unknown): value is LetterMoment {
  return typeof value === 'object' && value !== null && 'at' in value && value.at instanceof Date
}
