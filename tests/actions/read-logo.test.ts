import { describe, expect, it } from 'vitest'
import { LARGEST_LOGO, readLogo } from '../../src/actions/brand/read-logo.ts'
import { pngOf, svgOf } from '../support/pictures.ts'

const faultOf = (bytes: Buffer) => {
  const read = readLogo(bytes)
  return read.ok ? 'none' : read.fault.code
}

describe('a logo', () => {
  it('is a PNG with the size that it says', () => {
    expect(readLogo(pngOf(240, 80))).toMatchObject({
      ok: true,
      logo: { type: 'png', width: 240, height: 80 },
    })
  })

  it('is an SVG that draws, with the size of its drawing', () => {
    const read = readLogo(svgOf('<g><style>.a{fill:url(#b)}</style><use xlink:href="#c"/></g>'))
    expect(read).toMatchObject({ ok: true, logo: { type: 'svg', width: 120, height: 40 } })
  })

  it('is refused when it is too large, of another kind, damaged or of no size', () => {
    const cut = pngOf(10, 10).subarray(0, -20)
    const wrongSum = pngOf(10, 10)
    wrongSum[20] = 9
    expect(faultOf(Buffer.alloc(LARGEST_LOGO + 1))).toBe('large')
    expect(faultOf(Buffer.from('GIF89a'))).toBe('kind')
    expect([cut, wrongSum, svgOf('<g>')].map(faultOf)).toEqual(['broken', 'broken', 'broken'])
    expect(faultOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('dimensions')
    expect(faultOf(pngOf(2001, 10))).toBe('dimensions')
  })

  it('is refused when its pixels are fewer or many more than its header says', () => {
    expect(faultOf(pngOf(100, 100, { data: Buffer.alloc(50) }))).toBe('broken')
    expect(faultOf(pngOf(10, 10, { data: Buffer.alloc(50_000_000) }))).toBe('broken')
  })

  it.each([
    ['a script', svgOf('<script>alert(1)</script>')],
    ['a script under another prefix', svgOf('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>')],
    ['HTML', svgOf('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>')],
    [
      'HTML within a namespace of its own',
      svgOf('<metadata><b xmlns="http://www.w3.org/1999/xhtml"/></metadata>'),
    ],
    ['an event handler', svgOf('', 'onload="alert(1)"')],
    ['a link', svgOf('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
    ['a picture from elsewhere', svgOf('<image href="https://tracker.example/x.png"/>')],
    ['a part of another file', svgOf('<use xlink:href="https://tracker.example/x.svg#a"/>')],
    ['an animation that sets an address', svgOf('<set attributeName="href" to="javascript:alert(1)"/>')],
    ['a style that loads', svgOf('<style>@import "https://tracker.example/x.css"</style>')],
    ['a style that loads, in CDATA', svgOf('<style><![CDATA[.a{fill:url(https://t.example/x)}]]></style>')],
    ['a style with an escape', svgOf('<path style="fill:u\\72l(https://t.example/x)" d="M0 0"/>')],
    [
      'an attribute that loads, spelled in numbers',
      svgOf('<path fill="u&#114;l(https://t.example/x)" d="M0 0"/>'),
    ],
    ['a style sheet', Buffer.from(`<?xml-stylesheet href="https://t.example/x.css"?>${svgOf()}`)],
    ['entities', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${svgOf()}`)],
  ])('is refused with %s', (_, bytes) => {
    expect(faultOf(bytes)).toBe('active')
  })
})
