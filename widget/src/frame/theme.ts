import type { PublicConfig } from '../api/types.ts'
import { inkOn, safeColor } from '../lib/color.ts'
import { readableOn } from '../lib/readable.ts'

/** Any brand colour goes: text on it and text in it are moved until they can be read. */
export function applyTheme({ color, theme }: Pick<PublicConfig, 'color' | 'theme'>): void {
  const brand = safeColor(color)
  const { dataset, style } = document.documentElement
  dataset.theme = theme
  style.setProperty('--brand', brand)
  style.setProperty('--on-brand', inkOn(brand))
  style.setProperty('--accent-light', readableOn(brand, '#f6f6f9'))
  style.setProperty('--accent-dark', readableOn(brand, '#262833'))
}
