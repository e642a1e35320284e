import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { Refused } from '../../domain/refusal.ts'
import type { TextLoss } from '../../domain/text-loss.ts'
import { ProtectedPlaceholders } from '../../letters/protected-placeholders.ts'
import { decodeText } from './decode-text.ts'
import { docxToHtml } from './docx-to-html.ts'
import { type FrontKeys, takeFrontKeys } from './front-keys.ts'
import { takePicturesOut } from './inline-pictures.ts'
import { withoutMarks } from './loss-marks.ts'
import { markdownToHtml } from './markdown-to-html.ts'
import { ourPlaceholders } from './other-placeholders.ts'
import { LARGEST_TEXT, type SourceFile, textKind } from './source-file.ts'
import { attribute, elementsIn, isElement, rewrite, text, wordsIn } from './tree.ts'

/** A text as a tree of HTML. `losses` are of the whole file; `pictures` those that stood in it. */
export type ReadText = {
  path: string
  root: Root
  front: FrontKeys
  /** As HTML says it in its head, for the tab of a browser. */
  pageTitle: string
  pictures: SourceFile[]
  losses: TextLoss[]
}

type AsHtml = {
  html: string
  placeholders?: ProtectedPlaceholders
  front: FrontKeys
  pictures: SourceFile[]
  losses: TextLoss[]
}

/**
 * Reads a text of any kind.
 * @throws Refused for one that is damaged, too large, or has elements in elements without end.
 */
export async function readText(file: SourceFile): Promise<ReadText> {
  const { html, placeholders, ...rest } = await (textKind(file.path) === 'docx' ? ofDocx(file) : ofText(file))
  try {
    const root = restored(fromHtml(html), placeholders)
    const [title] = elementsIn(root, (node) => isElement(node, 'title'))
    return { path: file.path, root, pageTitle: title ? wordsIn(title) : '', ...rest }
  } catch (error) {
    throw nested(error, file.path)
  }
}

/** What a tree that is too deep does to those who walk it. */
export function nested(error: unknown, file: string): unknown {
  return error instanceof RangeError ? new Refused({ refused: 'texts-nested', file }) : error
}

async function ofDocx(file: SourceFile): Promise<AsHtml> {
  const { html, pictures, notRead } = await docxToHtml(file)
  const losses = notRead.map(({ what, count }) => ({ lost: 'not-read' as const, what, count }))
  return { html: withoutMarks(html), front: { others: [] }, pictures, losses }
}

async function ofText({ path, bytes }: SourceFile): Promise<AsHtml> {
  const { text: decodedText, guessed } = decodeText(bytes)
  const { text: source, pictures } = takePicturesOut(withoutMarks(decodedText).replace(/\r\n?/g, '\n'))
  if (source.length > LARGEST_TEXT)
    throw new Refused({ refused: 'texts-too-large', file: path, megabytes: LARGEST_TEXT / 1_000_000 })
  const { front, body } =
    textKind(path) === 'html' ? { front: { others: [] }, body: source } : takeFrontKeys(source)
  const losses = [
    ...(guessed === undefined ? [] : [{ lost: 'encoding' as const, encoding: guessed }]),
    ...(front.others.length === 0 ? [] : [{ lost: 'keys' as const, keys: front.others.join(', ') }]),
  ]
  if (textKind(path) === 'html') return { html: body, front, pictures, losses }
  const placeholders = new ProtectedPlaceholders(path)
  return {
    html: asHtml(placeholders.protect(ourPlaceholders(body)), path),
    placeholders,
    front,
    pictures,
    losses,
  }
}

/** Puts placeholders back, which Markdown would have taken for marks and cells. */
function restored(root: Root, placeholders: ProtectedPlaceholders | undefined): Root {
  if (!placeholders) return root
  return rewrite(root, (node) => {
    if (node.type === 'text') return [text(placeholders.restore(node.value))]
    if (isElement(node, 'a', 'img'))
      for (const name of ['href', 'src', 'alt'])
        if (name in node.properties) node.properties[name] = placeholders.restore(attribute(node, name))
    return undefined
  })
}

/** More quotes or lists in each other than anybody writes: they take the parser minutes. */
const TOO_DEEP = /^(?:[ \t]*[>*+-]){50}/m

function asHtml(markdown: string, path: string): string {
  if (TOO_DEEP.test(markdown)) throw new Refused({ refused: 'texts-nested', file: path })
  try {
    return markdownToHtml(markdown)
  } catch (error) {
    throw nested(error, path)
  }
}
