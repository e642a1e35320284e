import { spellControls } from '../domain/unseen.ts'

/** Where commands write. It is passed in, so that the output can be captured. */
export type Output = { out(line: string): void; err(line: string): void }

export const terminal: Output = { out: linesTo(process.stdout), err: linesTo(process.stderr) }

/** A reader that has seen enough, such as `head`, ends the output and not the command. */
function linesTo(stream: NodeJS.WriteStream): (line: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return (line) => stream.write(`${line}\n`)
}

/** `1 letter`, `2 letters`. */
export function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`
}

/** Columns as wide as their longest cell, separated by two spaces. What relays and readers said moves no cursor. */
export function table(written: readonly (readonly string[])[]): string[] {
  const rows = written.map((row) => row.map(spellControls))
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
