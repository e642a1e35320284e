import { html } from 'hono/html'
import { type FolderConflict, folderConflicts } from '../../../actions/programmes/programme-folder.ts'
import { keepPublished, takeFromFolder } from '../../../actions/programmes/settle-conflict.ts'
import { textHash } from '../../../domain/programme-file.ts'
import type { Html } from '../../../html/html.ts'
import { typedForm } from '../../typed.ts'
import { wordChanges } from '../difference-view.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/**
 * The files that somebody has changed in the folder, too, with both texts: until somebody decides, what was published
 * holds.
 */
export async function conflictsPart(visit: ProgrammeVisit): Promise<Html | ''> {
  const { say, parts, programme } = visit
  const conflicts = await folderConflicts(parts, programme)
  if (conflicts.length === 0) return ''
  return html`<section class="note" role="alert">
<h2>${say('o.folder.title')}</h2>
<p>${say('o.folder.means')}</p>
${conflicts.map((conflict) => conflictView(conflict, visit))}</section>
`
}

function conflictView({ path, published, inFolder }: FolderConflict, visit: ProgrammeVisit): Html {
  const { say, form, home } = visit
  const choice = html`<input type="hidden" name="path" value="${path}"><input type="hidden" name="seen" value="${textHash(inFolder)}">
<p class="actions"><button type="submit" name="then" value="keep" class="quiet">${say('o.folder.keep')}</button>
<button type="submit" name="then" value="take" class="quiet">${say('o.folder.take')}</button></p>
`
  return html`<h3><code>${path}</code></h3>
<p class="file-changes">${wordChanges(published, inFolder)}</p>
${form({ action: `${home}/folder`, right: 'write', content: choice })}`
}

/** `POST …/folder`: what holds of a file that was changed in both places. */
export async function chooseOfFolder(visit: ProgrammeVisit): Promise<Response> {
  const { c, parts, programme, home, now, organiser } = visit
  const typed = await typedForm(c)
  const choice = { programme, path: typed('path'), seen: typed('seen') }
  if (typed('then') !== 'take') {
    await keepPublished(parts, choice)
    return visit.back(home, { message: 'o.folder.kept' })
  }
  const taken = await takeFromFolder(parts, { ...choice, organiserId: organiser.id, now })
  if ('other' in taken) return visit.back(home, { message: 'o.folder.draftThere' })
  return visit.back(`${home}/publish`, { message: 'o.folder.taken' })
}
