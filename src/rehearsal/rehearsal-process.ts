import { setPriority } from 'node:os'
import { type RehearsalRequest, rehearse } from './rehearse.ts'
import { samplePeople } from './sample-people.ts'

/** What this process is told first. */
export type AsideRequest = Pick<
  RehearsalRequest,
  'edition' | 'from' | 'zone' | 'at' | 'directory' | 'publicUrl'
> & {
  people: number
}

/** What it says: how far it is, and at last that its report is written. */
export type AsideMessage = { left: number; expected: number } | { isDone: true }

/** Letters that leave for real come first. */
const PATIENCE = 10

process.on('disconnect', () => process.exit())
process.once('message', async ({ people, ...request }: AsideRequest) => {
  setPriority(PATIENCE)
  const onProgress = ({ left, expected }: { left: number; expected: number }) => say({ left, expected })
  await rehearse({ ...request, people: samplePeople(people), warnings: [], onProgress })
  say({ isDone: true })
  process.disconnect()
})

function say(message: AsideMessage): void {
  process.send?.(message)
}
