import { html } from 'hono/html'
import { addPicture } from '../../../actions/programmes/add-picture.ts'
import { LARGEST_PICTURE, readPicture } from '../../../actions/programmes/read-picture.ts'
import { field } from '../../../html/field.ts'
import { fileField } from '../../../html/file-field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import type { LessonVisit } from './with-programme.ts'

/** In bytes, with what a form adds. */
export const LARGEST_PICTURE_FORM = LARGEST_PICTURE + 100_000

/** In characters: what a picture shows, in a sentence or two. */
const LONGEST_ALT = 300

type Wrong = { alt: string; file?: string; message?: string }

/** Below the editor: a picture with its words. Letters load pictures from https alone. */
export function pictureForm({ say, form, path, parts }: LessonVisit, wrong?: Wrong): Html {
  if (!parts.publicUrl.startsWith('https://'))
    return html`<details class="chooser"><summary>${say('o.picture.title')}</summary><p>${say('o.picture.noHttps')}</p></details>
`
  const content = html`${fileField({
    ...{ name: 'file', label: say('o.picture.file'), hint: say('o.picture.fileHint'), message: wrong?.file },
    accept: ['.jpg', '.jpeg', '.png', '.webp'],
  })}${field({
    ...{ name: 'alt', label: say('o.picture.alt'), hint: say('o.picture.altHint'), required: true },
    ...{ value: wrong?.alt, message: wrong?.message },
  })}${submit({ label: say('o.picture.add'), tone: 'quiet' })}`
  return html`<details class="chooser" id="picture"${wrong ? html` open` : ''}><summary>${say('o.picture.title')}</summary>
${form({ action: `${path}/picture`, right: 'write', multipart: true, content })}</details>
`
}

/** What is wrong with a picture that was sent; undefined once it is in the draft. */
export async function takePicture(visit: LessonVisit): Promise<Wrong | undefined> {
  const { c, say, parts, organiser, programme, lesson, now } = visit
  const sent = await c.req.formData()
  const [file, typed] = [sent.get('file'), sent.get('alt')]
  const alt = typeof typed === 'string' ? typed.trim() : ''
  if (alt === '' || alt.length > LONGEST_ALT)
    return { alt, message: say('o.picture.altWrong', { most: LONGEST_ALT }) }
  const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  const picture = await readPicture(bytes)
  if ('fault' in picture) return { alt, file: say(`o.picture.fault.${picture.fault}`) }
  const draft = { organiserId: organiser.id, path: lesson.path, programme }
  const isAdded = await addPicture(parts, { ...draft, picture, alt, publicUrl: parts.publicUrl, now })
  return isAdded ? undefined : { alt, file: say('o.picture.again') }
}
