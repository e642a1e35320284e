// A preload: says at the end which files were loaded, one in a line.
import { registerHooks } from 'node:module'

const urls: string[] = []
registerHooks({
  load(url, context, next) {
    urls.push(url)
    return next(url, context)
  },
})
process.on('exit', () => console.error(urls.map((url) => `loaded ${url}`).join('\n')))
