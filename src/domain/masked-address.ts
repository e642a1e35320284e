/** An address as it is shown to whoever may not be its owner: `zoe@example.org` is `z…@example.org`. */
export function maskedAddress(address: string): string {
  return `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`
}
