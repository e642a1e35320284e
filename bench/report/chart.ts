import type { Results } from '../results.ts'
import { drawPanels } from './bar-drawing.ts'
import { figure, whole } from './numbers.ts'

/** The senders beside one another: what a message costs, and how many leave in a second. */
export function chartOf({ chapters: { wire } }: Results): string {
  const rows = wire?.rows ?? []
  return drawPanels([
    {
      title: 'Milliseconds of a processor for a message',
      names: ['sender', 'PostgreSQL', 'Redis'],
      bars: rows.map(({ name, senderMs, postgresMs, redisMs }) => ({
        label: name,
        parts: [senderMs, postgresMs, redisMs],
        text: figure(senderMs + postgresMs + redisMs),
      })),
    },
    {
      title: 'Messages a second, on a machine shared with the relay and the database',
      names: [],
      bars: rows.map(({ name, perSecond }) => ({ label: name, parts: [perSecond], text: whole(perSecond) })),
    },
  ])
}
