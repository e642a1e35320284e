/**
 * The headers of the HTML of a letter in a frame of ours: nothing runs and nothing is fetched, even when it is opened
 * outside the frame. `pictures` are the sources that its pictures may come from, beside those it holds itself.
 */
export function letterFrameHeaders({ pictures = '' } = {}): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data: ${pictures}`.trim(),
    'sandbox',
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'SAMEORIGIN',
  }
}
