#!/usr/bin/env node
// Starts the command line on the Node that the project pins, whatever Node the machine has.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const FLOOR = 24
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const main = new URL('../src/main.ts', import.meta.url)
// Stripped and compiled code is kept beside the packages, where whoever may write could change the code itself. Node tells
// users apart there, and goes on without where it may not write.
const cache = fileURLToPath(new URL('../node_modules/.cache/feuilleton', import.meta.url))

endWithNpm()
if (Number(process.versions.node.split('.')[0]) >= FLOOR) {
  module.enableCompileCache(cache)
  await import(main.href)
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  // A terminal tells the child of Ctrl+C too, and the child takes both for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  console.error(`Feuilleton needs Node ${FLOOR} or newer, and this is Node ${process.versions.node}.`)
  console.error('Run `npm ci` in the project folder: it brings the right Node along, or install Node 24.')
  process.exit(1)
}

/**
 * Between npm and us stands a shell, which passes no signal on: it dies of the one that was sent to `npx`, and would leave
 * a service behind that nobody knows of.
 */
function endWithNpm() {
  if (process.env.npm_command === undefined) return
  const shell = process.ppid
  const look = () => {
    if (process.ppid === shell) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }
  const looking = setInterval(look, 250)
  looking.unref()
}
