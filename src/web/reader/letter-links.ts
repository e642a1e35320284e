const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
const AMPERSANDS = /&(?:amp|#38|#x26);/gi

/** The web addresses that the HTML of a letter links to, each once, in order. */
export function linksOf(html: string): string[] {
  const found = [...html.matchAll(HREF)].map(([, double, single]) =>
    (double ?? single ?? '').replace(AMPERSANDS, '&'),
  )
  return [...new Set(found)].filter((link) => /^https?:\/\//i.test(link) && URL.canParse(link))
}
