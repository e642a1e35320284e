import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as mjml from '../../../src/letters/render-mjml.ts'

/**
 * Renders as `render-mjml.ts` does, what no process of this run of tests has rendered before: MJML takes most of a second
 * to start and a twentieth for a letter, and hundreds of processes write the same few. What fails is not kept.
 */
export const renderLesson = kept(mjml.renderLesson)
export const renderServiceLetter = kept(mjml.renderServiceLetter)

function kept<Sources, Parts>(render: (sources: Sources) => Promise<Parts>) {
  return async (sources: Sources): Promise<Parts> => {
    const file = fileFor(JSON.stringify(sources))
    const known = await readKept(file)
    if (known !== undefined) return JSON.parse(known)
    const parts = await render(sources)
    await keep(file, JSON.stringify(parts))
    return parts
  }
}

function fileFor(sources: string): string {
  const folder = process.env.KEPT_PARTS
  if (folder === undefined) throw new Error('KEPT_PARTS names no folder: global-setup.ts makes one')
  return join(folder, createHash('sha256').update(sources).digest('hex'))
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: processes are killed, and others read meanwhile. */
async function keep(file: string, parts: string): Promise<void> {
  const fresh = `${file}-${randomUUID()}`
  await writeFile(fresh, parts)
  await rename(fresh, file)
}
