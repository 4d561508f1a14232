import { expect, it } from 'vitest'
import { policyOf, valuesOf } from './policy-values'
import { usualRehearsal, wishOf } from './rehearsal-values'

const policy = policyOf(
  valuesOf(
    {
      strategy: 'rotation',
      order: [],
      top: 3,
      ringSeconds: 30,
      capacity: 2,
      fallback: null,
      fallbackSeconds: null,
      graceSeconds: null,
      manualCounts: true,
    },
    [],
  ),
)

it('asks for a day that was, or for one that is made up, never for both', () => {
  const values = usualRehearsal('2026-03-02', 3)

  expect(wishOf(values, policy)).toMatchObject({ day: '2026-03-02', made: null, policy })
  expect(wishOf({ ...values, isMade: true, arrivals: 40 }, policy)).toMatchObject({
    day: null,
    made: { arrivals: 40, serviceMinutes: 12, people: 3 },
  })
})
