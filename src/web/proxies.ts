/** How many proxies stand in front of the pages; see `clientIp`. */
export type Proxies = { trustedProxies?: number }
