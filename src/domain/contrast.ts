/** Contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The first mix of a colour with another that has a contrast of `ratio` on a ground; else the other colour. */
export function mixUntil(
  colour: string,
  { towards, on, ratio }: { towards: string; on: string; ratio: number },
): string {
  for (let part = 0; part < 1; part += 0.02) {
    const mixed = mix(colour, towards, part)
    if (contrast(mixed, on) >= ratio) return mixed
  }
  return towards
}

function mix(colour: string, other: string, part: number): string {
  const to = channels(other)
  const mixed = channels(colour).map((channel, index) =>
    Math.round(channel + ((to[index] ?? 0) - channel) * part),
  )
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
