import { isHttps, isPlaceholderHost } from '../domain/outside-address.ts'
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
