/** No mail can reach it (RFC 2606 §2). */
export const ERASED_DOMAIN = 'erased.invalid'

/** What stands in the place of an address that was erased. */
export function erasedAddress(subscriberId: number): string {
  return `erased-${subscriberId}@${ERASED_DOMAIN}`
}

export function isErased(address: string): boolean {
  return address.endsWith(`@${ERASED_DOMAIN}`)
}
