import type { SourceFile } from './source-file.ts'

const INLINE = /data:image\/[\w.+-]{1,30};base64,([A-Za-z0-9+/=\s]*)/g

/**
 * Takes the pictures that stand in a text as Base64 out of it, as Google Docs and Word put them there: what is left is
 * short enough to be parsed, with a path in the place of each.
 */
export function takePicturesOut(source: string): { text: string; pictures: SourceFile[] } {
  const pictures: SourceFile[] = []
  const text = source.replace(INLINE, (_, base64: string) => {
    const path = `inline-picture-${pictures.length + 1}`
    pictures.push({ path, bytes: Buffer.from(base64, 'base64') })
    return path
  })
  return { text, pictures }
}
