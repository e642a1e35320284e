import type { AttendanceHeaderLine } from '../../actions/events/attendance-headers.ts'
import { type AttendanceFile, readAttendanceFile } from '../../actions/events/read-attendance.ts'
import { UserError } from '../../domain/user-error.ts'
import { readBytes } from '../people/people-file.ts'

export type AttendanceList = Omit<AttendanceFile, 'mistakes'> & { headers: AttendanceHeaderLine[] }

/**
 * Reads a list of attendees. One bad line refuses the whole list, because everybody left out would be told that they
 * did not come.
 * @throws UserError when the file cannot be read or has bad lines, with the file and the line of each.
 */
export async function attendanceFrom(file: string): Promise<AttendanceList> {
  const { mistakes, ...read } = await readAttendanceFile(await readBytes(file))
  if (mistakes.length === 0) return read
  const lines = mistakes.map(({ line, message }) => `${file}:${line}: ${message}`)
  throw new UserError(`${lines.join('\n')}\nNothing was stored.`)
}
