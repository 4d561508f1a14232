import { expect, it } from 'vitest'
import { emptyDesk } from '../../dev/example-desk'
import { leftPreferences } from './unsaved'

it('hands on once, and to nobody else, what the page before had not saved', () => {
  const before = emptyDesk().bootstrap()
  const chosen = { ...before.me.preferences, theme: 'dark' as const }
  const asked = {
    ...before,
    me: { ...before.me, preferences: { ...chosen, theme: 'light' as const } },
  }

  leftPreferences.leave({ ...before, me: { ...before.me, preferences: chosen } })
  expect(leftPreferences.restore(asked).me.preferences).toEqual(chosen)
  expect(leftPreferences.restore(asked)).toBe(asked)

  leftPreferences.leave(before)
  const other = { ...asked, me: { ...asked.me, agent: { ...asked.me.agent, id: 'another' } } }
  expect(leftPreferences.restore(other)).toBe(other)

  leftPreferences.leave(before)
  leftPreferences.saved()
  expect(leftPreferences.restore(asked)).toBe(asked)
})
