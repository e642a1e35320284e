import { startCatcher } from '../mail/catcher.ts'
import { type Accepted, mailFolder } from './mail-folder.ts'

/** What this process sends: first its port, at the end what it took. */
export type RelayMessage = { port: number } | { accepted: [deliveryId: number, accepted: Accepted][] }

const folder = mailFolder(process.argv[2] ?? '.')
const catcher = await startCatcher(folder.keep)
process.on('disconnect', () => process.exit())
process.on('message', async () => {
  await catcher.close()
  say({ accepted: [...folder.accepted] })
})
say({ port: catcher.port })

function say(message: RelayMessage): void {
  process.send?.(message)
}
