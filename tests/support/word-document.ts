import { strToU8, zipSync } from 'fflate'

/** `body`: what `w:body` holds. `notes`: the words of footnotes, numbered from 1. `media`: files by their names. */
export type WordParts = {
  body: string
  notes?: readonly string[]
  media?: Readonly<Record<string, Uint8Array>>
  /** Other parts, by their paths. */
  others?: Readonly<Record<string, string>>
}

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * A document as Word saves it: styles by the names that it gives them in every language, lists by numbering, parts by
 * relationships.
 */
export function wordDocument({ body, notes = [], media = {}, others = {} }: WordParts): Uint8Array {
  const texts = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `${XML}<w:document ${SPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
      ['rId3', 'footnotes', 'footnotes.xml'],
      ['rIdLink', 'hyperlink', 'https://asso.fr/agenda', 'External'],
      ...Object.keys(media).map((name): Related => [`rId-${name}`, 'image', `media/${name}`]),
    ]),
    'word/styles.xml': `${XML}<w:styles ${SPACES}>${STYLES.map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
    'word/numbering.xml': `${XML}<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="0">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `${XML}<w:footnotes ${SPACES}>${notes.map((words, at) => `<w:footnote w:id="${at + 1}">${paragraph(words)}</w:footnote>`).join('')}</w:footnotes>`,
    ...others,
  }
  const packed = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)]))
  const pictures = Object.fromEntries(
    Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes]),
  )
  return zipSync({ ...packed, ...pictures }, { mtime: '2020-01-01' })
}

/** As the French Word calls them, and by the names that they have in every file. */
const STYLES = [
  ['Titre', 'Title'],
  ['Titre1', 'heading 1'],
  ['Titre2', 'heading 2'],
  ['Titre3', 'heading 3'],
  ['Titre4', 'heading 4'],
  ['Paragraphedeliste', 'List Paragraph'],
  ['TM1', 'toc 1'],
] as const

type Related = [id: string, type: string, target: string, mode?: string]

function relationships(related: readonly Related[]): string {
  const each = related.map(([id, type, target, mode]) => {
    return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`
  })
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

export function paragraph(words: string, style?: string): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${words.startsWith('<') ? words : run(words)}</w:p>`
}

/** `properties`: such as `<w:b/>`. */
export function run(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
}

export function item(words: string, level = 0): string {
  return `<w:p><w:pPr><w:pStyle w:val="Paragraphedeliste"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(words)}</w:p>`
}

export function link(words: string): string {
  return `<w:hyperlink r:id="rIdLink">${run(words)}</w:hyperlink>`
}

export function noteMark(number: number): string {
  return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${number}"/></w:r>`
}

/** Rows of cells; one that is `{ words, span }` takes the place of several. */
export function wordTable(rows: readonly (readonly (string | { words: string; span: number })[])[]): string {
  const cell = (each: string | { words: string; span: number }) => {
    const { words, span } = typeof each === 'string' ? { words: each, span: 1 } : each
    return `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${paragraph(words)}</w:tc>`
  }
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** A picture that `media` has under `name`. */
export function picture(name: string, alt = ''): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId-${name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
