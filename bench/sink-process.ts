// An SMTP sink as a process of its own, forked by the measurements that need one.
//   sink-process.ts [how long, in milliseconds, it takes to answer the final dot]
import { startSink } from '../tests/support/smtp-sink.ts'

/** What it says: where it listens, and then, each time it is asked, how many bodies it took and when the first came. */
export type SinkMessage = { port: number; taken: number; firstAt: number | undefined }

const HOLD_MS = Number(process.argv[2] ?? 0)

let taken = 0
let firstAt: number | undefined

const sink = await startSink(
  (verb) => {
    if (verb !== 'dot') return undefined
    taken++
    firstAt ??= Date.now()
    // Records of a million letters would be kept for nobody.
    sink.taken.length = 0
    sink.accepted.length = 0
    return HOLD_MS > 0 ? { holdMs: HOLD_MS } : undefined
  },
  { keepBytes: false },
)
process.on('disconnect', () => process.exit())
process.on('message', () => say())
say()

function say(): void {
  process.send?.({ port: sink.port, taken, firstAt } satisfies SinkMessage)
}
