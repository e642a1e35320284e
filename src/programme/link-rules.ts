import { errorAt, type Mistake, warningAt } from './mistake.ts'
import { groupOf, type Schedule } from './schedule.ts'

/** Checks the URLs of `links`: https, and real ones, not stand-ins. */
export function linkMistakes({ file, source }: Schedule): Mistake[] {
  return Object.entries(groupOf(groupOf(source.value).links)).flatMap(([name, link]) => {
    const { url } = groupOf(link)
    const position = { file, line: source.lineOf(['links', name, 'url']) }
    return typeof url === 'string' ? urlMistakes(url, { position, name }) : []
  })
}

/** Whether readers can be sent to a URL. */
export function isHttps(url: string): boolean {
  return /^https:\/\/[^\s/]/i.test(url) && !/\s/.test(url) && URL.canParse(url)
}

/** Whether a host is reserved for examples by RFC 2606 or RFC 6761, or is below such a name. */
export function isPlaceholderHost(host: string): boolean {
  return /(?:^|\.)(?:example\.(?:org|com|net)|example|test|invalid|localhost)$/i.test(host)
}

function urlMistakes(
  url: string,
  { position, name }: { position: { file: string; line: number }; name: string },
): Mistake[] {
  if (url === '') return [warningAt(position, { warned: 'link-empty', link: name })]
  if (!isHttps(url))
    return [errorAt(position, `the address of '${name}' is '${url}'`, 'one that starts with https://')]
  if (!isPlaceholderHost(new URL(url).hostname)) return []
  return [warningAt(position, { warned: 'link-to-fill-in', link: name, url })]
}
