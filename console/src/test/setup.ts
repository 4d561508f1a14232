import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, vi } from 'vitest'
import { i18n, startI18n } from '@/lib/i18n'

// What jsdom lacks and Mantine asks for.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
}))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
Element.prototype.scrollIntoView = () => {}

beforeAll(async () => {
  await startI18n('pt-BR')
  const texts = Object.keys(import.meta.glob('../locales/*/pt-BR.json'))
  await i18n.loadNamespaces(texts.map((path) => path.split('/')[2] ?? ''))
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
