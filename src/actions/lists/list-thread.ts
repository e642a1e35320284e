import { parentPort, workerData } from 'node:worker_threads'
import { readPeopleFile } from '../people/read-people.ts'
import { readingOf } from './list-reading.ts'

parentPort?.postMessage(readingOf(await readPeopleFile(workerData.bytes, workerData.choices)))
