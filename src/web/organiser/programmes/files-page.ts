import { html } from 'hono/html'
import { LARGEST_ARCHIVE, packProgramme } from '../../../actions/programmes/archive.ts'
import { programmeFolder } from '../../../actions/programmes/programme-folder.ts'
import { fileField } from '../../../html/file-field.ts'
import type { Html } from '../../../html/html.ts'
import { submit } from '../../../html/post-form.ts'
import { bringArchive, broughtPart } from './bring-archive.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** In bytes, with what a form adds. */
export const LARGEST_UPLOAD = LARGEST_ARCHIVE + 100_000

/** `…/files`: where a programme is taken along as an archive, and brought back. */
export function filesPage(visit: ProgrammeVisit): Promise<Response> {
  return inPage(visit, html``)
}

/** `POST …/files`: makes drafts of what an archive brings, and says what became of each file. */
export async function takeArchive(visit: ProgrammeVisit): Promise<Response> {
  const file = (await visit.c.req.formData()).get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const brought = await bringArchive(visit, bytes)
  return inPage(visit, broughtPart(brought, visit), 'fault' in brought ? 422 : undefined)
}

/** `…/programme.zip`: the archive. */
export async function archiveFile({ parts, programme, c }: ProgrammeVisit): Promise<Response> {
  const bytes = await packProgramme(await programmeFolder(parts, programme), programme)
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${programme}.zip"`,
  })
}

function inPage(visit: ProgrammeVisit, brought: Html, status?: 422): Promise<Response> {
  const { say, home, title: programme } = visit
  const title = say('o.files.title', { programme })
  const body = html`<p class="kicker"><a href="${home}">${programme}</a></p>
<h1>${title}</h1>
${brought}<p>${say('o.files.means')}</p>
<p class="actions"><a class="button" href="${home}/programme.zip">${say('o.files.download')}</a></p>
${uploadForm(visit)}`
  return visit.page({ title, room: 'cohorts', body, status })
}

function uploadForm({ say, form, home }: ProgrammeVisit): Html | '' {
  const chosen = fileField({
    ...{ name: 'file', label: say('o.files.file'), hint: say('o.files.fileHint') },
    accept: ['.zip'],
  })
  const content = html`${chosen}${submit({ label: say('o.files.bring') })}`
  return form({ action: `${home}/files`, right: 'write', multipart: true, content })
}
