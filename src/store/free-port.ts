import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

const PORTS_TRIED = 5

/** The port of the last time while it is free, or another of this machine. */
export function freePortFrom(last: number = anyPort()): Promise<number> {
  return firstFree([last, ...Array.from({ length: PORTS_TRIED }, anyPort), 0])
}

/** Below those that systems give to connections that go out, so that none of them has it after a crash. */
function anyPort(): number {
  return randomInt(15_000, 32_000)
}

async function firstFree([wanted = 0, ...others]: number[]): Promise<number> {
  try {
    return await freePort(wanted)
  } catch (error) {
    if (others.length === 0) throw error
    return firstFree(others)
  }
}

/** This port of 127.0.0.1, or any for 0. Fails when it is taken. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : failed(new Error('no port')),
      )
    })
  })
}

/** Whether anybody answers at a port of 127.0.0.1. */
export function listens(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
    socket.once('connect', () => socket.destroy())
  })
}
