const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

export interface Device {
  /** Chrome · Windows; empty when nothing is recognised. */
  name: string
  isPhone: boolean
}

/** What a browser calls itself, as a person would say it. The order of the names matters. */
export function deviceOf(userAgent: string): Device {
  const find = (names: typeof BROWSERS) => names.find(([mark]) => mark.test(userAgent))?.[1]
  const parts = [find(BROWSERS), find(SYSTEMS)].filter(Boolean)
  return { name: parts.join(' · '), isPhone: /Mobi|iPhone|Android/.test(userAgent) }
}
