/** A sheet of a workbook with its number, from 1, among all of them. */
export type Sheet = { number: number; name: string; isHidden: boolean }

const SHEET = /<(?:\w+:)?sheet\s[^>]*>/g
const HIDDEN = /\sstate=["'](?:hidden|veryHidden)["']/
const NAME = /\sname=(?:"([^"]*)"|'([^']*)')/
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The sheets that `xl/workbook.xml` names. */
export function sheetsOf(workbook: string): Sheet[] {
  return [...workbook.matchAll(SHEET)].map(([element], index) => {
    const [, double, single] = NAME.exec(element) ?? []
    return { number: index + 1, name: unescaped(double ?? single ?? ''), isHidden: HIDDEN.test(element) }
  })
}

function unescaped(text: string): string {
  return text.replace(ENTITY, (_, hex?: string, decimal?: string, sign?: string) => {
    if (sign !== undefined) return SIGNS[sign.toLowerCase()] ?? ''
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
