import type { Remark } from '../../domain/remark.ts'

const METHODS = ['spf', 'dkim', 'dmarc']

/** What the server that took a letter found (RFC 8601). It writes its field above all others: the first one counts. */
export function readResults(fields: readonly string[]): Remark[] {
  const [field] = fields
  if (field === undefined) return [{ remark: 'results-absent' }]
  const by = field.trim().split(/[\s;]/, 1)[0] ?? ''
  return METHODS.flatMap((method) => {
    const results = [...field.matchAll(new RegExp(`;\\s*${method}=(\\w+)`, 'gi'))].map(
      ([, result = '']) => result,
    )
    const result = results.find((each) => each.toLowerCase() === 'pass') ?? results[0]
    if (result === undefined) return []
    return [{ remark: result.toLowerCase() === 'pass' ? 'result-good' : 'result-bad', method, result, by }]
  })
}
