/**
 * Rows as lines of a CSV file (RFC 4180 §2). A spreadsheet executes a cell that starts like a formula, and the content
 * comes from whoever signed up: a leading apostrophe makes it text.
 */
export function csvLines(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => row.map(safeCell).join(','))
}

function safeCell(text: string): string {
  const harmless = /^(?:\s*[=+\-@]|[\t\r\n])/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
