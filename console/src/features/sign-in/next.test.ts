import { expect, it } from 'vitest'
import { safeNext } from './next'

const HERE = 'https://prosa.example'

it.each([
  ['/conversations/7?tab=waiting', '/conversations/7?tab=waiting'],
  [null, '/conversations'],
  ['', '/conversations'],
  ['/sign-in?next=/x', '/conversations'],
  ['//evil.example/x', '/conversations'],
  ['/\\evil.example', '/conversations'],
  ['/\t/evil.example', '/conversations'],
  ['https://evil.example', '/conversations'],
  ['javascript:alert(1)', '/conversations'],
])('leads from %s to %s', (wanted, where) => {
  expect(safeNext(wanted, HERE)).toBe(where)
})
