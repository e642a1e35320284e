import type { Results } from '../results.ts'

/** What was measured on, when, and what else it did meanwhile. */
export function machineSentence({ machine, load, began, ended, size }: Results): string {
  const { processor, cores, memoryGb, system, node, postgres } = machine
  const minutes = Math.round((Date.parse(ended) - Date.parse(began)) / 60_000)
  return (
    `${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node.slice(1)}, PostgreSQL ${postgres}; ` +
    `${began.slice(0, 10)}, in ${minutes} minutes, load ${load.before} before and ${load.after} after; ` +
    `${size.rounds === 1 ? 'one round' : `medians of ${size.rounds} rounds`} of ${size.letters} letters, in turns, ${size.connections} connections`
  )
}
