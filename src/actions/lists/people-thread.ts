import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { peopleOneByOne } from '../people/read-people.ts'
import { chunksOf } from './people-chunks.ts'

if (!parentPort) throw new Error('this is a thread, and no program')
const { bytes, choices, chunks } = workerData
for (const people of chunksOf(await peopleOneByOne(bytes, choices), chunks)) {
  parentPort.postMessage(people)
  // One chunk ahead: a list that is read faster than it is written would fill the memory.
  await once(parentPort, 'message')
}
// Nobody more: an end without this is one before the end of the list.
parentPort.postMessage([])
