import { LAYOUT, SMALL_LESSON } from './small-edition.ts'

/** The small lesson with another body. */
export const withBody = (body: string) => `${SMALL_LESSON.split('\n').slice(0, 13).join('\n')}\n${body}\n`
/** The small lesson with a value of its front matter, after `theme: `, and more keys where it has more lines. */
const withTheme = (yaml: string) => SMALL_LESSON.replace(/^theme: .*$/m, () => `theme: ${yaml}`)
const withMjml = (mjml: string) => withBody(`\`\`\`mjml Mots\n${mjml}\n\`\`\``)
/** The layout of the real programme with more at the end of its body. */
const withLayout = (mjml: string) => LAYOUT.replace('</mj-body>', () => `${mjml}</mj-body>`)
const withText = (text: string) =>
  withLayout(`<mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section>`)

/** A text over and over, as long as a lesson may be with the rest of it. */
const run = (piece: string, length = 230_000) => piece.repeat(Math.floor(length / Buffer.byteLength(piece)))
const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
const TOO_LARGE = /(?:HTML|MJML|text) of this letter has \d+ bytes, and 256 kB is the most$/
const NEVER_CLOSED = 'this placeholder is never closed'
const TOO_DEEP = 'this is nested too deeply'

/** Lessons that are refused, and the words that say why. */
export const REFUSED_LESSONS: [name: string, lesson: string, why: string | RegExp][] = [
  ['brackets that open', withBody(run('[')), TOO_LARGE],
  ['brackets within brackets', withBody(nested('[', ']', 115_000)), TOO_LARGE],
  ['links that open', withBody(run('[a](b "')), TOO_LARGE],
  ['links without end', withBody(`[a]: x\n\n${run('[a]')}`), 'the link to “x” must start with https://'],
  ['stars', withBody(run('*a')), TOO_LARGE],
  ['stars and underscores', withBody(run('*_')), TOO_LARGE],
  ['addresses that open', withBody(run('<a@')), TOO_LARGE],
  ['entities', withBody(run('&')), TOO_LARGE],
  ['a paragraph a line', withBody(run('a\n\n')), TOO_LARGE],
  ['spaces', withBody(`a${run(' ')}b`), TOO_LARGE],
  ['backquotes', withBody(run('`')), 'expected `mjml` after the three backquotes'],
  ['braces', withBody(run('{')), NEVER_CLOSED],
  ['pairs of braces', withBody(run('{{')), NEVER_CLOSED],
  ['tags that open', withBody(run('{% if ')), NEVER_CLOSED],
  ['a million placeholders', withBody(run('{{day}}')), 'more than 500 placeholders'],
  ['a million unknown placeholders', withBody(run('{{x}}\n')), 'more than 500 placeholders'],
  [
    'a placeholder without end',
    withBody(`{% if ${run('day or ')}day %}a{% endif %}`),
    'more than 20000 characters',
  ],
  ['filters without end', withBody(`{{ cohort.name ${run('| upcase ')}}}`), 'more than 20000 characters'],
  ['conditions without end', withBody(run('{% if day %}')), 'conditions stand more than 20 deep'],
  [
    'conditions that close',
    withBody(nested('{% if day %}', '{% endif %}', 10_000)),
    'conditions stand more than 20 deep',
  ],
  ['a range', withBody('{% if (1..9999999) contains 5 %}a{% endif %}'), 'brackets ( ) cannot be used'],
  ['a range to print', withBody('{{ (1..9000000) | default: "a" }}'), 'brackets ( ) cannot be used'],
  ['a placeholder in two halves', withBody('&#123;&#123; (1..9000000) }}'), 'once compiled: brackets ( )'],
  [
    'a placeholder hidden in YAML',
    SMALL_LESSON.replace(/^preheader: .*$/m, 'preheader: "{\\x7b x }}"'),
    'no placeholder “x”',
  ],
  ['MJML within MJML', withMjml(nested('<mj-wrapper>', '</mj-wrapper>', 8_000)), TOO_DEEP],
  ['elements without end', withMjml(run('<mj-text/>')), TOO_LARGE],
  ['unknown elements', withMjml(run('<mj-x/>')), "Element mj-x doesn't exist"],
  ['an element without end', withMjml(`<mj-${run('a')}/>`), /<mj-a+…$/],
  ['a title without end', SMALL_LESSON.replace(/^title: /m, `title: ${run('a ')}`), 'and 200 is the most'],
  ['lists within lists in YAML', withTheme(nested('[', ']', 100_000)), TOO_DEEP],
  ['keys within keys in YAML', withTheme(`a\n${run('? ')}`), TOO_DEEP],
  ['tags upon tags in YAML', withTheme(run('!a ')), 'at most one tag'],
  ['aliases that multiply', withTheme(`a\n${aliases()}`), 'Excessive alias count'],
  ['our own stand-in for a placeholder', withBody('zqmark0qz'), 'cannot contain the word zqmark'],
]

/** Layouts that are refused, and the words that say why. */
export const REFUSED_LAYOUTS: [name: string, layout: string, why: string | RegExp][] = [
  ['a loop of ten million', withLayout('[% for i in (1..9999999) %]a[% endfor %]'), 'limit exceeded'],
  ['loops within loops', withLayout(loops(12, 'a')), 'limit exceeded'],
  ['a loop of long texts', withLayout(`[% for i in (1..999) %]${run('a', 9_000)}[% endfor %]`), TOO_LARGE],
  [
    'a loop of placeholders',
    withText('[% for i in (1..999) %]{{ day }}[% endfor %]'),
    'once compiled: there are more than 500',
  ],
  ['conditions within conditions', withLayout(nested('[% if day %]', '[% endif %]', 8_000)), TOO_DEEP],
  ['sections without end', withLayout(run('<mj-section></mj-section>')), TOO_LARGE],
  ['sections within sections', withLayout(nested('<mj-wrapper>', '</mj-wrapper>', 8_000)), TOO_DEEP],
  ['tags that open', withLayout(run('[%')), 'not closed'],
]

/** A layout whose compilation would take hours: each of its rules is tried on each of its elements. */
export const ENDLESS_LAYOUT = withText(run('<p>a</p>', 120_000)).replace(
  '</mj-head>',
  () => `<mj-style inline="inline">${run('*{color:red}', 100_000)}</mj-style></mj-head>`,
)

/** A layout whose styles grow with the square of its pictures. */
export const LAYOUT_OF_ALL_MEMORY = withLayout(
  `<mj-section><mj-column><mj-carousel>${run('<mj-carousel-image src="https://a.example/b.png"/>', 150_000)}</mj-carousel></mj-column></mj-section>`,
)

/** Bodies whose text part would be a thousand times as long, each line of it repeating what stands before it. */
export const GROWING_BODIES: [name: string, body: string][] = [
  ['a long title underlined again and again', `${run('a', 60_000)}\\\n${'=\\\n'.repeat(9_000)}`],
  ['a deep indentation', `Un.\n\n${'&#9;'.repeat(10_000)}${run('a ', 60_000)}`],
  ['a long number before its words', `${run('1', 20_000)}. ${run('a ', 60_000)}`],
]

function aliases(): string {
  const levels = Array.from({ length: 30 }, (_, i) => `x${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`)
  return `x0: &a0 [1]\n${levels.join('\n')}`
}

function loops(depth: number, inside: string): string {
  return depth === 0 ? inside : `[% for i in (1..9) %]${loops(depth - 1, inside)}[% endfor %]`
}
