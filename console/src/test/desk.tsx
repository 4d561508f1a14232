import { notifications } from '@mantine/notifications'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { Suspense } from 'react'
import { vi } from 'vitest'
import { Providers } from '@/app/providers'
import { makeQueryClient } from '@/app/query-client'
import { makeRouter } from '@/app/routes'
import type { FakeAnswer } from '../../dev/fake-answer'
import { answer } from '../../dev/fake-api'
import type { FakeDesk } from '../../dev/fake-desk'

/** What a test may put between the console and the invented server. */
export interface Line {
  /** Answers in the server's place, or null to let the invented desk answer. */
  intercept: (method: string, path: string, body: unknown) => FakeAnswer | 'offline' | null
  /** Breaks every live connection; those that come after it need a session again. */
  cut: () => void
  asked: { method: string; path: string; body: unknown }[]
}

/** Connects `fetch` and `WebSocket` to an invented desk in memory. */
export function connect(desk: FakeDesk): Line {
  const sockets = new Set<(code: number) => void>()
  const cut = () => {
    for (const close of sockets) close(1006)
  }
  const line: Line = { intercept: () => null, cut, asked: [] }
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://desk')
    const path = url.pathname.replace('/api/v1', '')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : {}
    line.asked.push({ method, path, body })
    const answered =
      line.intercept(method, path, body) ??
      answer(desk, { method, path, query: url.searchParams, body: Object(body) })
    if (answered === 'offline') throw new TypeError('Failed to fetch')
    const text = answered.body === undefined ? null : JSON.stringify(answered.body)
    return new Response(text, { status: answered.status })
  })
  vi.stubGlobal('WebSocket', fakeSocket(desk, sockets))
  return line
}

function fakeSocket(desk: FakeDesk, open: Set<(code: number) => void>) {
  return class {
    static readonly OPEN = 1
    readyState = 1
    onopen: (() => void) | null = null
    onmessage: ((event: { data: string }) => void) | null = null
    onclose: ((event: { code: number }) => void) | null = null
    private readonly stop: () => void

    constructor() {
      const send = (frame: unknown) => this.onmessage?.({ data: JSON.stringify(frame) })
      const hush = desk.listen(send)
      const breakOff = (code: number) => {
        this.stop()
        this.onclose?.({ code })
      }
      this.stop = () => {
        hush()
        open.delete(breakOff)
      }
      open.add(breakOff)
      queueMicrotask(() => {
        if (!desk.signedIn) breakOff(1006)
        else send({ type: 'hello', seq: desk.seq, ticket: 'ticket', ticketSeconds: 60 })
      })
    }

    send() {}

    close() {
      this.stop()
    }
  }
}

/** Opens the console at an address, on an invented desk. */
export function openConsole(address = '/conversations') {
  const client = makeQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  const history = createMemoryHistory({ initialEntries: [address] })
  const leave = (next: string) => {
    screen.unmount()
    notifications.clean()
    openConsole(next)
  }
  const router = makeRouter({ client, leave }, history)
  const screen = render(
    <Providers client={client} env="test">
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
    </Providers>,
  )
  return { ...screen, router, client }
}
