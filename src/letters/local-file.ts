/** A file within the mail, or one that its author has. */
const WITHIN = /^(?:file|cid|data):|^[a-z]:(?:[\\/]|%5C)|^(?:\.{1,2}|~)[\\/]/i
const ENDING =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[pst]|csv|txt|rtf|epub|zip|ics|png|jpe?g|gif|webp|svg|heic|mp[34]|m4a|mov)(?:#\d+x\d+)?$/i
/** An address of the web, though its https:// may be missing. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]+:|[\\/]{2}|[^./\\]+(?:\.[^./\\]+)+\/)/i

/** Whether an address is that of a file, such as `./plan.pdf`, `file:…`, `cid:…` or `plan.png`, and not one of the web. */
export function isLocalFile(address: string): boolean {
  return WITHIN.test(address) || (ENDING.test(address) && !ELSEWHERE.test(address))
}

export const NO_FILES = 'a letter carries no file, as filters hold back mail with attachments'

/** Why an address is refused, and what to do `instead`; empty where it is not that of a file. */
export function whyNoFile(address: string, instead = 'put it on the web, and link to it there'): string {
  return isLocalFile(address) ? `. ${NO_FILES.replace(/^a/, 'A')}: ${instead}` : ''
}

const LONGEST = 80

/** An address to be quoted: a picture written out as one has no end. */
export function shortAddress(address: string): string {
  return address.length > LONGEST ? `${address.slice(0, LONGEST)}…`.toWellFormed() : address
}
