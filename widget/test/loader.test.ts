// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { takeOver } from '../src/loader/queue.ts'

describe("the page's script", () => {
  it('may call before the loader has come, and is heard in order', () => {
    const queue: [string][] = []
    // The snippet of the guide, as pages paste it: `arguments` objects in a list.
    const early = new Function('queue', 'return function () { queue.push(arguments) }')(queue)
    early('set', { plan: 'pro' })
    early('open')
    window.Prosa = Object.assign(() => {}, { q: queue })
    const run = vi.fn()
    takeOver(run)
    expect(run.mock.calls).toEqual([['set', { plan: 'pro' }], ['open']])
    window.Prosa('close')
    expect(run).toHaveBeenLastCalledWith('close')
  })

  it('is answered also when nothing was said before', () => {
    delete window.Prosa
    const run = vi.fn()
    takeOver(run)
    expect(run).not.toHaveBeenCalled()
    expect(window.Prosa).toBe(run)
  })
})
