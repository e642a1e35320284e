type SystemError = Error & { code: string; path?: string; syscall?: string; port?: number; address?: string }

/**
 * Puts a system error into one sentence that names the path or port and says what to do. Undefined for other errors:
 * they are bugs of ours, and need a stack trace.
 */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // By its name: MJML is loaded by those who render.
  if (error.name === 'MjmlUnavailable')
    return `${error.message}: run the command again when the machine has less to do`
  return (isSystemError(error) ? sentence(error) : undefined) ?? systemErrorText(error.cause)
}

function isSystemError(error: Error): error is SystemError {
  return 'code' in error && typeof error.code === 'string'
}

function sentence(error: SystemError): string | undefined {
  if (error.syscall === 'listen' || error.syscall === 'bind') return listenSentence(error)
  const { code, path, syscall } = error
  if (path === undefined) return code === 'ENOSPC' ? `the disk is full: ${MAKE_ROOM}` : undefined
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `this user may not use ${path}: run the command as the user who owns it, or ${ELSEWHERE}`
    case 'EROFS':
      return `${path} is on a disk that can only be read: ${ELSEWHERE}`
    case 'ENOENT': // Node reports ENOENT for nested folders on a read-only disk
      return syscall === 'mkdir'
        ? `${path} cannot be made: the disk can only be read; ${ELSEWHERE}`
        : undefined
    case 'ENOSPC':
    case 'EDQUOT':
      return `there is no space left to write ${path}: ${MAKE_ROOM}`
    case 'ENOTDIR':
    case 'EISDIR':
      return `${path} is ${code === 'EISDIR' ? 'a folder' : 'not under a folder'}: move it away, or ${ELSEWHERE}`
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open to use ${path}: close programs, or raise the limit (ulimit -n)`
    default:
      return undefined
  }
}

const ELSEWHERE = 'name another folder with VAR_DIR (a rehearsal: with --out)'
const MAKE_ROOM = 'make room, then run the command again'

function listenSentence({ code, port, address }: SystemError): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use: set PORT to a free one, or 0 for any`
    case 'EACCES':
      return `this user may not listen at port ${port}: set PORT to one above 1023`
    case 'EADDRNOTAVAIL':
      return `this machine has no address ${address}: set HOST to one that it has, such as 127.0.0.1`
    default:
      return undefined
  }
}
