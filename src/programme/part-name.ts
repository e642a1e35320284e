/** How a part of a YAML file is named in mistakes: `'title'`, `item 2 of 'hours'`. */
export function partName(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the content'
  return typeof last === 'number' ? `item ${last + 1} of ${partName(path.slice(0, -1))}` : `'${String(last)}'`
}
