import { html, raw } from 'hono/html'
import { correction, generate } from 'lean-qr'
import type { Html } from '../../../html/html.ts'

/** In modules: what scanners need around a code (ISO/IEC 18004). */
const MARGIN = 4

/** A QR code as a drawing, black on white on every screen: scanners expect it so. */
export function qrCode(text: string, label: string): Html {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const size = code.size + 2 * MARGIN
  const squares: string[] = []
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.get(x, y)) squares.push(`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`)
  return html`<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${raw(squares.join(''))}" fill="#000"/></svg>`
}
