import { registerHooks } from 'node:module'

/**
 * cheerio, which MJML brings along, loads the 120 files of undici to fetch web pages. Letters fetch nothing: whoever
 * imports this before MJML starts without them.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'undici') return { url: 'feuilleton:nothing', format: 'commonjs', shortCircuit: true }
    return nextResolve(specifier, context)
  },
  load(url, context, nextLoad) {
    if (url === 'feuilleton:nothing') return { format: 'commonjs', source: '', shortCircuit: true }
    return nextLoad(url, context)
  },
})
