import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** Where the `pipe(8)` of a Postfix hands mails over to a test, which starts a command for each. */
export type PipeDoor = {
  /** For the configuration of Postfix: a command that ends as the one that the test starts does. */
  command: readonly string[]
  close(): Promise<void>
}

/**
 * `pipe(8)` runs nothing as root, and other users may not read where the project lies: so what it runs passes the mail
 * on, and ends as the command did, by the same signal too.
 */
const PASS_ON = `
use IO::Socket::INET;
my $door = IO::Socket::INET->new("127.0.0.1:$ARGV[0]") or exit 75;
print $door "$ARGV[1]\\n";
print $door $_ while <STDIN>;
$door->flush; shutdown($door, 1);
my $code = <$door>;
kill 9, $$ unless defined $code;
exit $code;
`

/** `start` starts the command for the mail to a recipient; its standard input is a pipe. */
export async function openPipeDoor(start: (recipient: string) => ChildProcess): Promise<PipeDoor> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined)
    handOver(socket, start).catch(() => socket.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const at = server.address()
  if (!at || typeof at === 'string') throw new Error('the pipe has no port')
  return {
    command: ['/usr/bin/perl', '-e', PASS_ON.replaceAll(/\s+/g, ' ').trim(), String(at.port)],
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

async function handOver(socket: Socket, start: (recipient: string) => ChildProcess): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) chunks.push(chunk as Buffer)
  const all = Buffer.concat(chunks)
  const end = all.indexOf('\n')
  const command = start(all.subarray(0, end).toString())
  command.stdin?.on('error', () => undefined).end(all.subarray(end + 1))
  await once(command, 'close')
  socket.end(command.exitCode === null ? '' : `${command.exitCode}\n`)
}
