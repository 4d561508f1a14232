import { describe, expect, it } from 'vitest'
import { i18n } from '@/lib/i18n'
import type { Decision } from '@/lib/schemas'
import { decisionOf, reasonText } from './reason-text'

const names = { agents: 'Ana Lima', department: 'Financeiro' }

function decision(kind: Decision['kind'], reason: Partial<Decision['reason']>): Decision {
  return {
    conversation: 'c',
    at: '2026-11-21T12:00:00Z',
    kind,
    agents: ['ana'],
    department: 'finance',
    reason: { rule: 'strategy', strategy: 'rotation', waitedSeconds: 0, eligible: 1, ...reason },
  }
}

function said(kind: Decision['kind'], reason: Partial<Decision['reason']>): string {
  return reasonText(i18n.getFixedT('pt-BR', 'service'), decision(kind, reason), names)
}

describe('the reason for a decision', () => {
  it('says whose turn it was, among how many, with how much, after how long', () => {
    expect(said('assigned', { eligible: 3, load: 2, waitedSeconds: 200 })).toBe(
      'No rodízio de Financeiro era a vez de Ana Lima, que estava há mais tempo sem receber. 3 pessoas podiam receber. Tinha 2 atendimentos em aberto. O cliente esperou 3 min neste setor.',
    )
  })

  it('leaves out what there is not to say', () => {
    expect(said('assigned', { strategy: 'least-busy', load: 0 })).toBe(
      'Em Financeiro, Ana Lima tinha menos atendimentos. Ninguém mais podia receber. Não tinha nenhum atendimento em aberto.',
    )
  })

  it('says at whom it rang, and the how-manieth time', () => {
    expect(said('offered', { strategy: 'hunt', ring: 2, eligible: 2, waitedSeconds: 45 })).toBe(
      'Tocou para Ana Lima, na ordem de Financeiro (2ª chamada). 2 pessoas podiam receber. O cliente esperou 45 s neste setor.',
    )
  })

  it('names the other rules', () => {
    expect(said('moved', { rule: 'fallback', waitedSeconds: 120 })).toBe(
      'Ninguém atendeu em 2 min, e o atendimento passou para Financeiro, o setor de reserva.',
    )
    expect(said('taken-back', { rule: 'absence', waitedSeconds: 600 })).toBe(
      'Ana Lima ficou 10 min sem conexão, e o atendimento voltou para a fila de Financeiro.',
    )
    expect(said('assigned', { rule: 'delegated', eligible: 2 })).toBe(
      'Alguém delegou o atendimento para a fila de Financeiro, e Ana Lima era a próxima pessoa da vez. 2 pessoas podiam receber.',
    )
  })
})

it('finds the decision that a line tells, by its kind and its moment', () => {
  const early = { ...decision('assigned', {}), at: '2026-11-21T12:00:00Z' }
  const late = { ...decision('assigned', {}), at: '2026-11-21T12:00:30Z' }
  const moved = { ...decision('moved', {}), at: '2026-11-21T12:00:31Z' }
  const all = [moved, late, early]

  expect(decisionOf(all, 'assigned', '2026-11-21T12:00:29Z')).toBe(late)
  expect(decisionOf(all, 'assigned', '2026-11-21T12:00:02Z')).toBe(early)
  expect(decisionOf(all, 'assigned', '2026-11-21T14:00:00Z')).toBeUndefined()
})
