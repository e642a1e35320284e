/** The fields of one group by their names in lower case; of a name that comes twice, the first. */
export type Fields = ReadonlyMap<string, string>

const MOST_GROUPS = 20
const LONGEST_VALUE = 2_000

/**
 * Groups of `Name: value` lines with empty lines between them, as RFC 3464 §2.1 and RFC 5965 §3.1 have them. Lines that
 * begin with a space belong to the one before.
 */
export function fieldGroups(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/, MOST_GROUPS)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0)
}

function fieldsOf(group: string): Fields {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([\w-]{1,60})[ \t]*:(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined || fields.has(name.toLowerCase())) continue
    fields.set(name.toLowerCase(), value.trim().slice(0, LONGEST_VALUE))
  }
  return fields
}

/** What a field with a type says: the address of `rfc822; ana@example.org`, the words of `smtp; 550 …`. */
export function typed(value: string | undefined): string {
  return (value ?? '').replace(/^[\w-]{1,40}\s*;\s*/, '').trim()
}

/** The address of a field with a type, without its angle brackets; undefined for what is none. */
export function addressIn(value: string | undefined): string | undefined {
  return /^<?([^\s<>@]{1,64}@[^\s<>@]{1,253})>?$/.exec(typed(value))?.[1]
}
