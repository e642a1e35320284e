import { parentPort, workerData } from 'node:worker_threads'
import { readPeopleFile } from '../people/read-people.ts'

parentPort?.postMessage(await readPeopleFile(workerData.bytes, workerData.choices))
