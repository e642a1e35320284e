import { compileMjml } from './compile-mjml.ts'
import { ProtectedPlaceholders } from './protected-placeholders.ts'
import { DARK_GROUND, type SectionColours } from './section-colours.ts'

/**
 * The box above a letter that holds a reminder, its texts as the placeholders `text`, `url`, `label`; and its style in
 * the dark.
 */
export type BannerPart = { readonly box: string; readonly style: string }

const DEFAULT_WIDTH = 600
const DEFAULT_FONT = 'Helvetica, Arial, sans-serif'
const START = 'zqbannerstart'
const END = 'zqbannerend'

/**
 * Writes the box for a letter whose layout is `mjml`, as wide as its body and in its font. It needs nothing else from
 * the layout. `mjml` must have been compiled before, which limits what these expressions read.
 */
export async function bannerPart(mjml: string, colours: SectionColours): Promise<BannerPart> {
  const width = Number(/<mj-body[^>]*\swidth="(\d{1,4})px"/.exec(mjml)?.[1] ?? DEFAULT_WIDTH)
  // Where the font of a layout is a placeholder, a word of ours stands for it: no font to name.
  const font = /<mj-all[^>]*\sfont-family="((?:(?!zqmark)[^"<>])*)"/.exec(mjml)?.[1] ?? DEFAULT_FONT
  const placeholders = new ProtectedPlaceholders('banner')
  const source = placeholders.protect(sourceOf({ width, font, strong: colours.strong }))
  const html = await compileMjml(source, { layout: source, pieces: [] })
  const box = placeholders.restore(html.slice(html.indexOf(START) + START.length, html.indexOf(END)))
  return { box: box.trim(), style: styleOf(colours.light) }
}

function sourceOf({ width, font, strong }: { width: number; font: string; strong: string }): string {
  return `<mjml><mj-head><mj-attributes>
  <mj-all font-family="${font}" />
  <mj-text padding="0" font-size="16px" line-height="1.5" color="#22262b" />
</mj-attributes></mj-head><mj-body width="${width}px">
<mj-raw>${START}</mj-raw>
<mj-section padding="16px 16px 0">
  <mj-column css-class="feuilleton-banner" background-color="#ffffff" border="1px solid #d9dcd6" border-left="4px solid ${strong}" padding="14px 18px">
    <mj-text>{{ text }}</mj-text>
    <mj-text padding="6px 0 0" font-weight="600"><a href="{{ url }}" style="color:${strong};text-decoration:underline;">{{ label }}</a></mj-text>
  </mj-column>
</mj-section>
<mj-raw>${END}</mj-raw>
</mj-body></mjml>`
}

function styleOf(light: string): string {
  const ground = `background: ${DARK_GROUND} !important; background-color: ${DARK_GROUND} !important`
  return `<style type="text/css">
@media (prefers-color-scheme: dark) {
.feuilleton-banner > table > tbody > tr > td { ${ground}; border-color: #43484d !important; border-left-color: ${light} !important; }
.feuilleton-banner div { color: #ececea !important; }
.feuilleton-banner a { color: ${light} !important; }
}
</style>
`
}
