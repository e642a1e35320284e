import { plainWords } from './read-refusal.ts'

/** Not about the speed: a server that lets everybody wait whom it does not know (RFC 6647). */
const GREYLISTED = /gr[ea]y-? ?list|liste grise/

/**
 * Words and codes of providers that want fewer letters or connections: Gmail (4.7.28), Yahoo (TS and TSS), Orange and
 * La Poste (104, 423, 424), Microsoft (4.7.5xx, 4.7.652, S775), Apple (HCM1).
 */
const TOO_FAST =
  /too many|rate ?-?limit|limit exceeded|exceeded .{0,30}(?:limit|rate|number)|too (?:quickly|fast)|throttl|slow down|excessive volume|unusual (?:rate|traffic)|unexpected volume|trop de |temporarily deferred|\[(?:ts?s|ipts)\d+\]|\b(?:ofr|lpn)\d*_?(?:104|42[34])\b/

/** The class of a code that says as much as none (RFC 3463 §2). */
const SAYS_NOTHING = /^4\.0\.0$/
/** RFC 3463 §3.8: security or policy, where providers have put their limits. */
const OF_POLICY = /^4\.7\./

/**
 * Whether a reply of “not now” (4yz), said of a recipient or of a letter, asks for fewer letters. `enhanced` is its
 * code (RFC 3463), if it has one: full mailboxes, farewells and faults of a server have others.
 */
export function isThrottle({ enhanced, words }: { enhanced: string | undefined; words: string }): boolean {
  const plain = plainWords(words)
  if (GREYLISTED.test(plain)) return false
  if (enhanced !== undefined && OF_POLICY.test(enhanced)) return true
  return (enhanced === undefined || SAYS_NOTHING.test(enhanced)) && TOO_FAST.test(plain)
}
