import type { PublicConfig } from '../api/wire.ts'
import { inkOn, safeColor } from '../lib/color.ts'
import { readableOn } from '../lib/readable.ts'

const night = matchMedia('(prefers-color-scheme: dark)')

/** Any brand colour goes: text on it and text in it are moved until they can be read. */
export function applyTheme({ color, theme }: Pick<PublicConfig, 'color' | 'theme'>): void {
  const brand = safeColor(color)
  const { dataset, style } = document.documentElement
  const show = () => {
    dataset.theme = theme === 'dark' || (theme === 'system' && night.matches) ? 'dark' : 'light'
  }
  night.onchange = show
  show()
  style.setProperty('--brand', brand)
  style.setProperty('--on-brand', inkOn(brand))
  style.setProperty('--accent-light', readableOn(brand, '#f6f6f9'))
  style.setProperty('--accent-dark', readableOn(brand, '#262833'))
}
