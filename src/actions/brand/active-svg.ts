import type { SaxesTagNS } from 'saxes'

const SVG = 'http://www.w3.org/2000/svg'
/** Elements of these run or load wherever they stand. */
const FOREIGN = new Set(['', 'http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML'])

/** What draws. Scripts, animations, links, pictures and HTML within do not, and none is in this list. */
const DRAWING = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style', 'switch'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'filter'],
  ...[
    'feBlend',
    'feColorMatrix',
    'feComposite',
    'feFlood',
    'feGaussianBlur',
    'feMerge',
    'feMergeNode',
    'feOffset',
  ],
])

const ADDRESSES = new Set(['href', 'src', 'base'])

/** What an element has that could run, ask or load; undefined where it only draws. */
export function activeTag({ name, local, uri, attributes }: SaxesTagNS): string | undefined {
  if (FOREIGN.has(uri) || (uri === SVG && !DRAWING.has(local))) return `<${name}>`
  const active = Object.values(attributes).find(
    ({ local: attribute, value, uri: space }) =>
      /^on/i.test(attribute) ||
      (ADDRESSES.has(attribute) && !value.trim().startsWith('#')) ||
      (space === '' && loadsOrRuns(value)),
  )
  return active && `${active.name}=`
}

/** Whether a style, or an attribute that is read like one, loads anything. Escapes could hide that it does. */
export function loadsOrRuns(style: string): boolean {
  const loaded = [...style.matchAll(/url\(\s*["']?\s*([^)]?)/gi)].some(([, first]) => first !== '#')
  return loaded || /\\|@import|image-set\s*\(|image\s*\(|expression\s*\(|javascript:/i.test(style)
}
