import { html } from 'hono/html'
import { type ArchiveFault, readArchive } from '../../../actions/programmes/archive.ts'
import {
  broughtFiles,
  type ComparedFile,
  compareArchive,
} from '../../../actions/programmes/compare-archive.ts'
import { keepDraft } from '../../../actions/programmes/keep-draft.ts'
import type { Html } from '../../../html/html.ts'
import { table } from '../../../html/table.ts'
import { wordChanges } from '../difference-view.ts'
import type { ProgrammeVisit } from './with-programme.ts'

/** `draft`: one's own draft of the file says something else, and stays. */
type Brought = Omit<ComparedFile, 'verdict'> & { verdict: ComparedFile['verdict'] | 'draft' }

type BroughtFiles = { files: Brought[] } | ArchiveFault | { fault: 'other-programme'; programme: string }

/** Makes drafts of the files that an archive changes. Nothing is overwritten: what was changed in both places is shown. */
export async function bringArchive(visit: ProgrammeVisit, bytes: Uint8Array): Promise<BroughtFiles> {
  const { parts, programme, organiser, now } = visit
  const archive = readArchive(bytes)
  if ('fault' in archive) return archive
  if (archive.programme !== programme) return { fault: 'other-programme', programme: archive.programme }
  const compared = await compareArchive(parts, archive)
  const blocked = new Set<string>()
  for (const file of broughtFiles(compared)) {
    const sent = { ...file, programme, organiserId: organiser.id, page: 'archive', seen: 0, now }
    if ('other' in (await keepDraft(parts.db, sent))) blocked.add(file.path)
  }
  return {
    files: compared.map((file) => (blocked.has(file.path) ? { ...file, verdict: 'draft' } : file)),
  }
}

/** What became of an archive, file by file. */
export function broughtPart(brought: BroughtFiles, visit: ProgrammeVisit): Html {
  const { say, home } = visit
  if ('fault' in brought)
    return html`<p class="message" role="alert">${faultWords(brought, visit)}</p>
`
  const shown = brought.files.filter(({ verdict }) => verdict !== 'same')
  const drafts = shown.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length
  const way =
    drafts === 0
      ? ''
      : html`<p class="actions"><a class="button" href="${home}/publish">${say('o.programme.publish', { files: drafts })}</a></p>
`
  return html`<section role="status"><h2>${say('o.files.brought', { files: drafts, all: brought.files.length })}</h2>
${shown.length === 0 ? '' : filesTable(shown, visit)}${way}</section>
`
}

function filesTable(files: readonly Brought[], { say }: ProgrammeVisit): Html {
  return table<Brought>({
    caption: say('o.files.caption'),
    rows: files,
    columns: [
      { name: say('o.files.column.file'), kind: 'head', cell: ({ path }) => html`<code>${path}</code>` },
      { name: say('o.files.column.verdict'), cell: ({ verdict }) => say(`o.files.verdict.${verdict}`) },
      { name: say('o.files.column.words'), cell: changesOf },
    ],
  })
}

function changesOf({ published, text, verdict }: Brought): Html | string {
  return published === null || verdict === 'older'
    ? ''
    : html`<span class="file-changes">${wordChanges(published, text)}</span>`
}

function faultWords(found: Exclude<BroughtFiles, { files: Brought[] }>, { say }: ProgrammeVisit): string {
  switch (found.fault) {
    case 'other-programme':
      return say('o.files.otherProgramme', { programme: found.programme })
    case 'foreign-file':
      return say('o.files.foreignFile', { file: found.file })
    case 'not-text':
      return say('o.files.notText', { file: found.file })
    case 'too-large':
      return say('o.files.tooLarge')
    case 'empty':
      return say('o.files.empty')
    case 'broken':
      return say('o.files.broken')
  }
}
