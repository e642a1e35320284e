// The one gate. What only reads the files comes first, side by side; then the tests, which need the machine to themselves.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** The slowest first. */
const READING = ['spelling', 'imports', 'unused', 'types', 'format']

const arePassed = await Promise.all(READING.map(passes))
process.exitCode = arePassed.every(Boolean) ? await codeOf(start('tests', 'inherit')) : 1

/** Runs a check that reads files, and prints what it says as one piece, once it is over. */
async function passes(name: string): Promise<boolean> {
  const began = performance.now()
  const child = start(name, 'pipe')
  const [code, ...said] = await Promise.all([codeOf(child), ...[child.stdout, child.stderr].map(allOf)])
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.info(`${code === 0 ? 'passed' : 'FAILED'}  check:${name}, ${seconds} s\n${said.join('')}`.trimEnd())
  return code === 0
}

function start(name: string, stdio: 'inherit' | 'pipe'): ChildProcess {
  return spawn(scripts[`check:${name}`], { shell: true, stdio: ['ignore', stdio, stdio] })
}

/** 1 where a signal ended it. */
async function codeOf(child: ChildProcess): Promise<number> {
  const [code] = await once(child, 'close')
  return code ?? 1
}

function allOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}
