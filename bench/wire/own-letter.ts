import { openDatabase } from '../../src/store/database.ts'
import { startSink } from '../../tests/support/smtp-sink.ts'
import { scratchPostgres } from '../measure/postgres.ts'
import { playDispatch, report } from '../one-dispatch.ts'
import { NAMED, prepareCourse } from './course.ts'

let letter: Promise<Buffer> | undefined

/** The bytes of one lesson as our service hands it over; written once. */
export function ownLetter(): Promise<Buffer> {
  letter ??= writeLetter()
  return letter
}

async function writeLetter(): Promise<Buffer> {
  const postgres = await scratchPostgres({ durable: false })
  const db = openDatabase(postgres.url, { connections: 4, onError: report })
  const sink = await startSink()
  await prepareCourse(db, { readers: 1, days: [NAMED] })
  await playDispatch({ db, url: postgres.url, port: sink.port, connections: '1', letters: 1, day: NAMED })
  await sink.close()
  await db.destroy()
  await postgres.remove()
  const [mail] = sink.taken
  if (!mail) throw new Error('no letter was taken')
  return mail.bytes
}
