const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' }

/** The words of a page of HTML, roughly a line for each block. Each expression is read in linear time. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head)\b[^<>]*>(?:(?!<\/\1)[\s\S])*(?:<\/\1[^<>]*>|$)/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/&(lt|gt|quot|nbsp|amp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .trim()
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}
