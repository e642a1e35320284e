import { connect, createServer, type Socket } from 'node:net'

/**
 * Sees what a client says before the server does. `cut-reply` passes it on, and ends the connection when the server
 * has answered, with the answer lost; `cut-request` ends the connection with the bytes lost.
 */
export type ClientBytesHook = (bytes: Buffer, connection: number) => 'cut-reply' | 'cut-request' | undefined

export type TcpProxy = {
  port: number
  /** Resets every connection, on both sides. */
  cut(): void
  /** While true, a new connection is reset at once. */
  refuse(isRefusing: boolean): void
  /** While true, no byte and no goodbye passes in either direction; new connections are taken and held. */
  stall(isStalling: boolean): void
  /** One hook at a time; undefined takes it away. */
  onClientBytes(hook: ClientBytesHook | undefined): void
  /** How many are open now. */
  readonly connections: number
  close(): Promise<void>
}

type Pair = { number: number; client: Socket; server: Socket; isReplyLost: boolean }

type Mood = { isRefusing: boolean; isStalling: boolean; hook: ClientBytesHook | undefined }

/** A line between a client and a server of this machine that can be cut, held and listened to. */
export async function startProxy(targetPort: number, targetHost = '127.0.0.1'): Promise<TcpProxy> {
  const mood: Mood = { isRefusing: false, isStalling: false, hook: undefined }
  const pairs = new Set<Pair>()
  let opened = 0
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    client.on('error', () => undefined)
    if (mood.isRefusing) return void client.resetAndDestroy()
    const server = connect({ port: targetPort, host: targetHost, allowHalfOpen: true, noDelay: true })
    const pair = { number: ++opened, client, server, isReplyLost: false }
    pairs.add(pair)
    client.once('close', () => pairs.delete(pair))
    join(pair, mood)
  })
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready))
  const address = listener.address()
  if (!address || typeof address === 'string') throw new Error('the proxy has no port')
  const cut = () => {
    for (const pair of pairs) reset(pair)
  }
  return {
    port: address.port,
    cut,
    refuse(isRefusing) {
      mood.isRefusing = isRefusing
    },
    stall(isStalling) {
      mood.isStalling = isStalling
      for (const { client, server } of pairs) for (const side of [client, server]) setFlow(side, isStalling)
    },
    onClientBytes(hook) {
      mood.hook = hook
    },
    get connections() {
      return pairs.size
    },
    close() {
      cut()
      return new Promise((closed) => listener.close(() => closed()))
    },
  }
}

function join(pair: Pair, mood: Mood): void {
  const { client, server } = pair
  relay(client, server, mood, (bytes) => {
    const wish = mood.hook?.(bytes, pair.number)
    if (wish === 'cut-request') reset(pair)
    if (wish === 'cut-reply') pair.isReplyLost = true
    return wish !== 'cut-request'
  })
  relay(server, client, mood, () => {
    // Not before it answers: a reset would take from the server what it has not read yet.
    if (pair.isReplyLost) reset(pair)
    return !pair.isReplyLost
  })
  server.on('error', () => reset(pair))
  server.once('close', () => (server.readableEnded && client.writableEnded ? undefined : reset(pair)))
  client.once('close', () => (client.readableEnded && server.writableEnded ? undefined : reset(pair)))
}

function relay(from: Socket, to: Socket, mood: Mood, mayPass: (bytes: Buffer) => boolean): void {
  from.on('data', (bytes: Buffer) => {
    if (mayPass(bytes) && !to.write(bytes)) from.pause()
  })
  to.on('drain', () => setFlow(from, mood.isStalling))
  from.on('end', () => to.end())
  setFlow(from, mood.isStalling)
}

function setFlow(side: Socket, isHeld: boolean): void {
  if (isHeld) side.pause()
  else side.resume()
}

function reset({ client, server }: Pair): void {
  client.resetAndDestroy()
  server.resetAndDestroy()
}
