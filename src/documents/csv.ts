/** Rows as lines of a CSV file with commas (RFC 4180 §2). */
export function csvLines(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => csvLine(row, ','))
}

/**
 * One line of a CSV file. A spreadsheet executes a cell that starts like a formula, and the content comes from whoever
 * signed up: a leading apostrophe makes it text.
 */
export function csvLine(row: readonly string[], separator: ',' | ';'): string {
  return row.map(safeCell).join(separator)
}

function safeCell(text: string): string {
  const harmless = /^(?:\s*[=+\-@]|[\t\r\n])/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
