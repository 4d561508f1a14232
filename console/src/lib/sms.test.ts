import { expect, test } from 'vitest'
import { segmentsOf } from './sms'

test('a text in the alphabet of GSM is cut at 160, and at 153 when there are several', () => {
  expect(segmentsOf('')).toEqual({ count: 1, left: 160, isWide: false })
  expect(segmentsOf('a'.repeat(160))).toEqual({ count: 1, left: 0, isWide: false })
  expect(segmentsOf('a'.repeat(161))).toEqual({ count: 2, left: 145, isWide: false })
  expect(segmentsOf('Olá'.replace('á', 'à'))).toMatchObject({ left: 157, isWide: false })
})

test('what GSM writes with two letters counts twice', () => {
  expect(segmentsOf('€'.repeat(80))).toEqual({ count: 1, left: 0, isWide: false })
  expect(segmentsOf('[x]').left).toBe(155)
})

test('one ã makes it 70, and 67 when there are several', () => {
  expect(segmentsOf('amanhã')).toEqual({ count: 1, left: 64, isWide: true })
  expect(segmentsOf(`ã${'a'.repeat(69)}`)).toEqual({ count: 1, left: 0, isWide: true })
  expect(segmentsOf(`ã${'a'.repeat(70)}`)).toEqual({ count: 2, left: 63, isWide: true })
  expect(segmentsOf('👍')).toMatchObject({ left: 68, isWide: true })
})
