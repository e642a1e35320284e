import { treeCpuMs } from '../measure/process-tree.ts'
import { type Contender, inTurns, medians } from '../measure/turns.ts'
import { NAMED, UNNAMED } from './course.ts'
import type { SenderFigures, Sending, WireFigures } from './figures.ts'
import { playNodemailer } from './nodemailer.ts'
import type { SinkRelay } from './smtp-relays.ts'
import { playSource } from './smtp-source.ts'
import { openStand, type Stand, type StandSettings } from './stand.ts'

export type WireRow = WireFigures & { name: string }

/** Our service in one of the ways in which it runs. */
export type Way = { name: string } & Pick<StandSettings, 'role' | 'processes' | 'hasRedis'>

export type WireSettings = {
  letters: number
  rounds: number
  /** Of all processes of a sender together. */
  connections: number
  ways: readonly Way[]
  others: readonly Other[]
}

const OTHERS = {
  'smtp-source': playSource,
  'nodemailer, built': (sending: Sending) => playNodemailer('built', sending),
  'nodemailer, ready': (sending: Sending) => playNodemailer('ready', sending),
} satisfies Record<string, (sending: Sending) => Promise<SenderFigures>>
export type Other = keyof typeof OTHERS

/** What a message costs its sender and everything behind it: others and our service, in turns, to the same relay. */
export async function compareSenders(
  { letters, rounds, connections, ways, others }: WireSettings,
  { relay, message }: { relay: SinkRelay; message: Buffer },
): Promise<WireRow[]> {
  const stands: { name: string; stand: Stand }[] = []
  try {
    for (const { name, ...way } of ways)
      stands.push({
        name,
        stand: await openStand({ ...way, relay, letters, connections, warm: [NAMED, UNNAMED] }),
      })
    const sending = { port: relay.port, connections, letters, message }
    const contenders = [
      ...others.map((name) => ({ name, run: () => withRelay(relay, letters, () => OTHERS[name](sending)) })),
      ...stands.flatMap(({ name, stand }) => oursOf(name, stand)),
    ]
    const all = await inTurns(contenders, rounds)
    return contenders.map(({ name }) => ({ name, ...medians(all.get(name) ?? []) }))
  } finally {
    for (const { stand } of stands) await stand.close()
  }
}

function oursOf(name: string, stand: Stand): Contender<WireFigures>[] {
  return [
    { name: `ours, ${name}, without a name`, run: () => stand.play(UNNAMED) },
    { name: `ours, ${name}, with a name`, run: () => stand.play(NAMED) },
  ]
}

async function withRelay(
  relay: SinkRelay,
  letters: number,
  send: () => Promise<SenderFigures>,
): Promise<WireFigures> {
  const before = treeCpuMs([relay.pid])
  const figures = await send()
  return { ...figures, relayMs: (treeCpuMs([relay.pid]) - before) / letters }
}
