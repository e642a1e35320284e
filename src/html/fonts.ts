import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

/** Source Serif 4, all weights in one file (OFL 1.1). The package has other scripts too, which our pages do not name. */
const PACKAGE = '@fontsource-variable/source-serif-4'
const SUBSETS = /^\/\* source-serif-4-latin(-ext)?-wght-(normal|italic) \*\/$/m

export type FontFile = { name: string; bytes: Buffer }

/** The font of the headings: on every page above the fold, so worth a preload. */
export const FIRST_FONT = 'source-serif-4-latin-wght-normal.woff2'

const packagePath = createRequire(import.meta.url).resolve

/** The files of the fonts, of which a browser loads those that a page has letters of. */
export function fontFiles(): FontFile[] {
  return faces().map((face) => {
    const name = basename(/url\(([^)]+)\)/.exec(face)?.[1] ?? '')
    return { name, bytes: readFileSync(packagePath(`${PACKAGE}/files/${name}`)) }
  })
}

/** The `@font-face` rules, with the files where `addressOf` says. */
export function fontRules(addressOf: (name: string) => string): string {
  const own = faces().map((face) =>
    face.replace(/url\(\.\/files\/([^)]+)\)/, (_, name) => `url(${addressOf(name)})`),
  )
  return [...own, ...FALLBACKS].join('\n')
}

function faces(): string[] {
  return ['wght.css', 'wght-italic.css']
    .map((sheet) => readFileSync(packagePath(`${PACKAGE}/${sheet}`), 'utf8'))
    .flatMap((sheet) => sheet.split(/^(?=\/\*)/m))
    .filter((part) => SUBSETS.test(part))
}

/**
 * What stands there until the font has come takes the same room, so that no line moves: the machine's serif, with the
 * mean width of a letter and the heights of Source Serif 4 (0.479, 1.036 and 0.335 em, by Capsize's metrics).
 */
const FALLBACKS = [
  fallback('Source Serif Georgia', { local: ['Georgia'], meanWidth: 913 / 2048 }),
  fallback('Source Serif Times', {
    local: ['Times New Roman', 'Liberation Serif', 'Tinos'],
    meanWidth: 832 / 2048,
  }),
]

function fallback(family: string, { local, meanWidth }: { local: string[]; meanWidth: number }): string {
  const adjust = 0.479 / meanWidth
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  return `@font-face {
  font-family: "${family}";
  src: ${local.map((name) => `local("${name}")`).join(', ')};
  size-adjust: ${percent(adjust)};
  ascent-override: ${percent(1.036 / adjust)};
  descent-override: ${percent(0.335 / adjust)};
  line-gap-override: 0%;
}`
}
