import { appendFileSync } from 'node:fs'
import type { Verdict } from './promises.ts'

/** One row of the fault table that was run. */
export type FaultRun = {
  fault: string
  backend: string
  rounds: number
  figures: Partial<Verdict> & Record<string, unknown>
}

/** Tells how a fault run ended; `FAULT_REPORT` names a file of JSON lines that gathers them. */
export function record(run: FaultRun): void {
  const { broken: _, ...figures } = run.figures
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  console.info(`${run.fault} on ${run.backend}, rounds ${run.rounds}: ${words.join(', ')}`)
  const file = process.env.FAULT_REPORT
  if (file) appendFileSync(file, `${JSON.stringify({ ...run, figures })}\n`)
}
