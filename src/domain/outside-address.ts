/** Whether readers can be sent to a URL. */
export function isHttps(url: string): boolean {
  return /^https:\/\/[^\s/]/i.test(url) && !/\s/.test(url) && URL.canParse(url)
}

/** Whether a host is reserved for examples by RFC 2606 or RFC 6761, or is below such a name. */
export function isPlaceholderHost(host: string): boolean {
  return /(?:^|\.)(?:example\.(?:org|com|net)|example|test|invalid|localhost)$/i.test(host)
}
