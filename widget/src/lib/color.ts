/** Colours of the brand come from settings; these make any of them readable (WCAG contrast, not taste). */
const BRAND = '#5b4fd6'

/** Only a plain hex colour is taken: the value ends up in a style sheet. */
export function safeColor(color: string): string {
  return /^#[\da-f]{6}$/i.test(color) ? color : BRAND
}

export function luminance(color: string): number {
  const light = (at: number) => (Number(`0x${color.slice(at, at + 2)}`) / 255) ** 2.2
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5)
}

/** White text wherever it reaches 4.5:1, else near-black, which then always does. */
export function inkOn(color: string): string {
  return luminance(color) < 0.18 ? '#fff' : '#111'
}
