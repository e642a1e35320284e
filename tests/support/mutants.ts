import type { SeededRandom } from './random.ts'

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
const STRANGE = ['+', '/', '=', ' ', '\n', '\0', '.', '%', 'é', 'А', 'ａ', '٣', '\u200B', '\uD800', '👩']

/** Strings that are nearly `token`, none of them the same: what a hand, a mail program or a forger makes of it. */
export function mutantsOf(token: string, others: readonly string[], random: SeededRandom): Set<string> {
  const mutants = new Set([
    ...bitsFlipped(token),
    ...charactersReplaced(token, random),
    ...shorterAndLonger(token),
    ...writtenOtherwise(token),
    ...others.flatMap((other) => spliced(token, other)),
  ])
  mutants.delete(token)
  return mutants
}

/** A token's worth of random bytes. */
export function randomToken({ length }: string, random: SeededRandom): string {
  return Array.from({ length }, () => random.pick(ALPHABET)).join('')
}

/** Every bit of the bytes, each with another one too, and every bit of the characters. */
function bitsFlipped(token: string): string[] {
  const bytes = Buffer.from(token, 'base64url')
  const bits = Array.from({ length: bytes.length * 8 }, (_, bit) => bit)
  const flip = (bit: number, next?: number) => {
    const copy = Buffer.from(bytes)
    for (const at of next === undefined ? [bit] : [bit, next]) copy[at >> 3]! ^= 1 << (at & 7)
    return copy.toString('base64url')
  }
  const ofCharacters = [...token].flatMap((character, at) =>
    bits.slice(0, 8).map((bit) => put(token, at, String.fromCharCode(character.charCodeAt(0) ^ (1 << bit)))),
  )
  return [...bits.map((bit) => flip(bit)), ...bits.slice(1).map((bit) => flip(bit - 1, bit)), ...ofCharacters]
}

function charactersReplaced(token: string, random: SeededRandom): string[] {
  return [...token].flatMap((character, at) => [
    put(token, at, random.pick(ALPHABET)),
    put(token, at, random.pick(STRANGE)),
    put(token, at, swapCase(character)),
    put(token, at, ''),
    put(token, at, character + character),
    put(token, at, `${token[at + 1] ?? ''}${character}`).slice(0, token.length),
    ...(at === token.length - 1 ? ALPHABET.map((last) => put(token, at, last)) : []),
  ])
}

function shorterAndLonger(token: string): string[] {
  return [
    ...Array.from(token, (_, at) => token.slice(0, at)),
    ...Array.from(token, (_, at) => token.slice(at + 1)),
    ...[...ALPHABET, ...STRANGE].flatMap((more) => [token + more, more + token]),
    token + token,
  ]
}

function writtenOtherwise(token: string): string[] {
  const bytes = Buffer.from(token, 'base64url')
  return [
    bytes.toString('base64'),
    bytes.toString('hex'),
    bytes.toString('latin1'),
    token.toUpperCase(),
    token.toLowerCase(),
    swapCase(token),
    [...token].reverse().join(''),
    encodeURIComponent(encodeURIComponent(`${token}=`)),
    `${token.slice(0, 8)}=\r\n${token.slice(8)}`,
    // A mail program that reads every underscore of a header as a space.
    token.replaceAll('_', ' ').replaceAll('-', '+'),
    `"${token}"`,
    `<${token}>`,
  ]
}

/** The beginning of one and the end of the other. */
function spliced(token: string, other: string): string[] {
  return Array.from(token, (_, at) => token.slice(0, at) + other.slice(at)).filter((made) => made !== other)
}

function put(token: string, at: number, character: string): string {
  return token.slice(0, at) + character + token.slice(at + 1)
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
}
