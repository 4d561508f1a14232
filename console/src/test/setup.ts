import '@testing-library/jest-dom/vitest'
import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
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
// The virtual list draws what fits: give it a screen to fit into.
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 800 })
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 376 })
Object.defineProperty(document, 'fonts', {
  value: { addEventListener() {}, removeEventListener() {} },
})
Element.prototype.scrollIntoView = () => {}

// Computing what is visible costs seconds in jsdom; tests that mean it say toBeVisible.
configure({ defaultHidden: true, asyncUtilTimeout: 30_000 })

beforeAll(async () => {
  await startI18n('pt-BR')
  const texts = Object.keys(import.meta.glob('../locales/*/pt-BR.json'))
  await i18n.loadNamespaces(texts.map((path) => path.split('/')[2] ?? ''))
})

afterEach(() => {
  cleanup()
  notifications.clean()
  localStorage.clear()
})
