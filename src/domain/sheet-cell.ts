/** What stands in a cell of a list that is taken out: a number stays one in a workbook; null is an empty cell. */
export type Cell = string | number | null

export type SpreadsheetFormat = 'csv' | 'xlsx'
