const ENDING = '@erased.invalid'

/** What stands in the place of an address that was erased; no mail can reach it (RFC 2606 §2). */
export function erasedAddress(subscriberId: number): string {
  return `erased-${subscriberId}${ENDING}`
}

export function isErased(address: string): boolean {
  return address.endsWith(ENDING)
}
