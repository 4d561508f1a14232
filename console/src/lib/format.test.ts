import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  bytes,
  clock,
  dayName,
  duration,
  initials,
  internetAddress,
  listTime,
  setZone,
  span,
} from './format'
import { i18n } from './i18n'
import { uuidv7 } from './uuid'

const NOW = Date.parse('2026-11-21T15:00:00Z')

describe('format', () => {
  beforeEach(() => setZone('America/Sao_Paulo'))
  afterEach(async () => {
    setZone(undefined)
    await i18n.changeLanguage('pt-BR')
  })

  it('tells the time in the zone of the account', () => {
    expect(clock('2026-11-21T17:02:00Z')).toBe('14:02')
  })

  it('names today, yesterday and the days of this week', () => {
    expect(dayName('2026-11-21T03:00:00Z', NOW)).toBe('Hoje')
    expect(dayName('2026-11-21T02:59:00Z', NOW)).toBe('Ontem')
    expect(dayName('2026-11-18T15:00:00Z', NOW)).toBe('Quarta-feira')
    expect(dayName('2026-10-03T15:00:00Z', NOW)).toMatch(/3 de out/)
  })

  it('says how long in one short unit', () => {
    expect(span(8 * 60_000)).toBe('8 min')
    expect(span(3 * 3_600_000)).toBe('3 h')
    expect(span(50 * 3_600_000)).toMatch(/^2 dias?$/)
  })

  it('shows the clock today and the day before that', () => {
    expect(listTime('2026-11-21T14:00:00Z', NOW)).toBe('11:00')
    expect(listTime('2026-11-19T14:00:00Z', NOW)).toBe('19/11')
  })

  it('follows the language', async () => {
    await i18n.changeLanguage('en')
    expect(dayName('2026-11-21T15:00:00Z', NOW)).toBe('Today')
  })

  it('measures files and recordings', () => {
    expect(bytes(2_430_000)).toBe('2,4 MB')
    expect(bytes(86_400)).toBe('86 kB')
    expect(duration(27_400)).toBe('0:27')
  })

  it('takes initials from the first and last name', () => {
    expect(initials('Mariana de Souza')).toBe('MS')
    expect(initials('Visitante · São Paulo')).toBe('VP')
    expect(initials('Visitante 9067')).toBe('V9')
    expect(initials('🙂')).toBe('')
    expect(initials('+55 11 90000-0051')).toBe('')
  })

  it('leaves the zeros out of an internet address', () => {
    expect(internetAddress('0:0:0:0:0:0:0:1')).toBe('::1')
    expect(internetAddress('2804:14c:0:0:0:0:0:7')).toBe('2804:14c::7')
    expect(internetAddress('189.6.1.20')).toBe('189.6.1.20')
    expect(internetAddress('fe80::1%eth0')).toBe('fe80::1%eth0')
  })

  it('makes ids that sort by time', () => {
    const ids = [uuidv7(1_000), uuidv7(2_000), uuidv7(NOW)]
    expect([...ids].sort()).toEqual(ids)
    expect(ids[2]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
