import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Enrollee } from '../enrolments/enrol.ts'
import type { ReadingChoices } from '../people/people-rows.ts'
import { peopleOneByOne, readPeopleFile } from '../people/read-people.ts'
import { type ListReading, readingOf } from './list-reading.ts'
import { type Chunks, chunksOf } from './people-chunks.ts'

/** A list of this many bytes is read in some hundredths of a second: to begin a thread takes longer. */
const SMALL = 100_000
const MOST_MEMORY_MB = 1_500

/**
 * Reads a list of people as `readPeopleFile` does; a long one in a thread of its own, so that whoever answers to people
 * meanwhile does not wait for it.
 */
export async function readApart(bytes: Uint8Array, choices: ReadingChoices): Promise<ListReading> {
  if (bytes.length <= SMALL) return readingOf(await readPeopleFile(bytes, choices))
  for await (const reading of messagesOf<ListReading>('./list-thread.ts', { bytes, choices })) return reading
  throw endedEarly()
}

/**
 * The people of a list in chunks, in their order; those of a long one from a thread of its own, which reads the next chunk
 * while its caller works on one, and no further.
 */
export async function* peopleApart(
  bytes: Uint8Array,
  choices: ReadingChoices,
  chunks: Chunks,
): AsyncGenerator<Enrollee[]> {
  if (bytes.length <= SMALL) return yield* chunksOf(await peopleOneByOne(bytes, choices), chunks)
  for await (const people of messagesOf<Enrollee[]>('./people-thread.ts', { bytes, choices, chunks })) {
    if (people.length === 0) return
    yield people
  }
  throw endedEarly()
}

/**
 * What a thread posts. It is told of each message that was taken from here, and ended with the loop.
 * @throws what the thread threw, or that it has no memory left.
 */
async function* messagesOf<T>(file: string, workerData: unknown): AsyncGenerator<T> {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEMORY_MB }
  const worker = new Worker(new URL(file, import.meta.url), { workerData, resourceLimits })
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] })) {
      worker.postMessage('taken')
      yield message
    }
  } finally {
    await worker.terminate()
  }
}

function endedEarly(): Error {
  return new Error('the thread that reads a list ended before the list did')
}
