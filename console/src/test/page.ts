import '@testing-library/jest-dom/vitest'
import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

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
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 800, configurable: true })
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 376, configurable: true })
Object.defineProperty(document, 'fonts', {
  value: { addEventListener() {}, removeEventListener() {} },
  configurable: true,
})
Element.prototype.scrollIntoView = () => {}
// No style sheet is loaded: what an element says of itself is all there is, and jsdom takes a third of a run to find so.
window.getComputedStyle = (element) => (element as HTMLElement).style

// Computing what is visible costs seconds in jsdom; tests that mean it say toBeVisible.
configure({ defaultHidden: true, asyncUtilTimeout: 30_000 })

afterEach(() => {
  cleanup()
  notifications.clean()
  localStorage.clear()
})
