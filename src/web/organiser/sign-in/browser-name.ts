const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** « Firefox, Windows »: enough to tell one's sessions apart, of what browsers say of themselves. */
export function browserName(userAgent: string | undefined): string {
  const told = (all: readonly [RegExp, string][]) => all.find(([is]) => is.test(userAgent ?? ''))?.[1]
  return [told(BROWSERS) ?? '?', told(SYSTEMS) ?? '?'].join(', ')
}
