import { Worker } from 'node:worker_threads'
import type { ReadingChoices } from '../people/people-rows.ts'
import { readPeopleFile } from '../people/read-people.ts'
import { type ListReading, readingOf } from './list-reading.ts'

/** A list of this many bytes is read in some hundredths of a second: to begin a thread takes longer. */
const SMALL = 100_000
const MOST_MEMORY_MB = 1_500

/**
 * Reads a list of people as `readPeopleFile` does; a long one in a thread of its own, so that whoever answers to people
 * meanwhile does not wait for it.
 */
export async function readApart(bytes: Uint8Array, choices: ReadingChoices): Promise<ListReading> {
  if (bytes.length <= SMALL) return readingOf(await readPeopleFile(bytes, choices))
  const worker = new Worker(new URL('./list-thread.ts', import.meta.url), {
    workerData: { bytes, choices },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  try {
    return await answerOf(worker)
  } finally {
    await worker.terminate()
  }
}

/** @throws what the thread threw, or that it has no memory left. */
function answerOf(worker: Worker): Promise<ListReading> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that reads a list ended with ${code}`)))
  })
}
