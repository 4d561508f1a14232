import { expect, it } from 'vitest'
import { setZone } from '@/lib/format'
import { askOf, NO_FILTER } from './areas'

it('asks for whole days of the account, the last one included', () => {
  setZone('America/Sao_Paulo')

  const asked = askOf({ ...NO_FILTER, area: 'people', from: '2026-03-01', until: '2026-03-01' })

  expect(asked).toMatchObject({
    areas: ['agents', 'invitations'],
    from: '2026-03-01T03:00:00.000Z',
    until: '2026-03-02T03:00:00.000Z',
  })
  expect(askOf(NO_FILTER)).toMatchObject({ areas: [], from: null, until: null })
})
