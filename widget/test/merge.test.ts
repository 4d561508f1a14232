import { describe, expect, it } from 'vitest'
import type { VisitorMessage } from '../src/api/wire.ts'
import { furthest, merge, withReceipts } from '../src/chat/merge.ts'
import { timeline } from '../src/chat/timeline.ts'

function message(seq: number, more: Partial<VisitorMessage> = {}): VisitorMessage {
  const content = { type: 'text', body: `message ${seq}` } as const
  return {
    id: `id-${seq}`,
    seq,
    direction: 'in',
    content,
    status: 'sent',
    at: `2026-11-22T12:00:0${seq}Z`,
    ...more,
  }
}

describe('merging', () => {
  it('holds every message once and in the order of the server, however it came', () => {
    const once = merge([message(3)], [message(1), message(2), message(3)])
    expect(once.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(merge(once, once)).toEqual(once)
  })

  it('never takes a tick back', () => {
    expect(furthest('read', 'delivered')).toBe('read')
    const [found] = merge([message(1, { status: 'read' })], [message(1, { status: 'sent' })])
    expect(found?.status).toBe('read')
  })

  it('takes new content of a known message', () => {
    const [found] = merge([message(1)], [message(1, { content: { type: 'text', body: 'edited' } })])
    expect(found?.content).toEqual({ type: 'text', body: 'edited' })
  })

  it('moves ticks of own messages up to the receipts, and no others', () => {
    const found = withReceipts(
      [message(1), message(2, { direction: 'out', status: null }), message(3), message(4)],
      3,
      1,
    )
    expect(found.map(({ status }) => status)).toEqual(['read', null, 'delivered', 'sent'])
  })
})

describe('the timeline', () => {
  it('gathers bubbles of one voice and parts days', () => {
    const rows = timeline(
      [
        message(1),
        message(2),
        message(3, { direction: 'out', author: { name: 'Ana' }, status: null }),
        message(4, { at: '2026-11-25T12:00:00Z' }),
      ],
      [],
    )
    const shape = rows.map((row) =>
      row.type === 'line'
        ? `${row.first ? '[' : ''}${row.line.own ? 'own' : 'ana'}${row.last ? ']' : ''}`
        : row.type,
    )
    expect(shape).toEqual(['day', '[own', 'own]', '[ana]', 'day', '[own]'])
  })

  it('shows what is still on its way after what has arrived', () => {
    const waiting = {
      id: 'x',
      content: { type: 'text', body: 'soon' },
      file: null,
      at: '2026-11-22T12:00:09Z',
      failed: null,
    } as const
    const last = timeline([message(1)], [waiting]).at(-1)
    expect(last?.type === 'line' && last.line.tick).toBe('sending')
  })
})
