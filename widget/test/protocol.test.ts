import { describe, expect, it } from 'vitest'
import { parseFromHost } from '../src/bridge/protocol.ts'
import { parseIdentity } from '../src/chat/identity.ts'

const nonce = '12,34'
const page = { url: 'https://shop.example/a', title: 'Shop', referrer: '' }

describe('what the host page says', () => {
  it('is heard when it is as agreed', () => {
    expect(parseFromHost({ type: 'host', open: true, page, nonce }, nonce)).toEqual({
      type: 'host',
      open: true,
      page,
    })
    expect(parseFromHost({ type: 'shutdown', nonce }, nonce)).toEqual({ type: 'shutdown' })
  })

  it.each([
    null,
    'host',
    7,
    {},
    { type: 'host', nonce },
    { type: 'eval', nonce },
    { type: 'shutdown', nonce: 'other' },
  ])('is as if unsaid when it is %j', (data) => expect(parseFromHost(data, nonce)).toBeNull())

  it('keeps only the fields of an identity', () => {
    const value = { userId: 42, hash: 'abc', name: 'Ana', admin: true }
    expect(parseIdentity(value)).toEqual({ userId: '42', hash: 'abc', name: 'Ana' })
    expect(parseIdentity({ userId: {}, hash: 'abc' })).toBeNull()
    expect(parseIdentity('42')).toBeNull()
  })

  it('keeps attributes short, flat and few', () => {
    const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, index]))
    const found = parseFromHost(
      { type: 'host', page: { ...page, attributes: { deep: {}, ...attributes } }, nonce },
      nonce,
    )
    expect(found?.type === 'host' && Object.keys(found.page.attributes ?? {}).length).toBe(29)
  })
})
