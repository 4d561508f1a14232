import { describe, expect, it } from 'vitest'
import { emptyDesk, FINANCE, people } from '../../../../dev/example-desk'
import { findTargets, membersOf, nameOf } from './targets'

const desk = emptyDesk()

function found(query: string): string[] {
  const { agents, departments } = findTargets(desk, query)
  return [...departments, ...agents].map((it) => it.name)
}

describe('the search for a target', () => {
  it('finds departments and colleagues in one go, by any part of a name', () => {
    expect(found('')).toEqual(['Financeiro', 'Vendas', 'Ana Lima', 'Bruno Reis', 'Carolina Prado'])
    expect(found('an')).toEqual(['Financeiro', 'Ana Lima'])
    expect(found('prado carol')).toEqual(['Carolina Prado'])
    expect(found('204')).toEqual(['Bruno Reis'])
  })

  it('does not mind case and accents', () => {
    const { agents } = findTargets(
      { ...desk, agents: desk.agents.map((it) => ({ ...it, name: 'Conceição', displayName: '' })) },
      'CONCEICAO',
    )

    expect(agents).toHaveLength(3)
  })

  it('leaves out who no longer works here', () => {
    const agents = desk.agents.map((it) => ({ ...it, active: it.id !== people.BRUNO }))

    expect(findTargets({ ...desk, agents }, 'bruno').agents).toEqual([])
  })
})

it('names a colleague with the department they are to have it in', () => {
  const department = desk.departments.find((it) => it.id === FINANCE) ?? null
  const agent = desk.agents[0] ?? null

  expect(nameOf({ agent, department })).toBe('Ana Lima (Financeiro)')
  expect(nameOf({ agent: null, department })).toBe('Financeiro')
  expect(department && membersOf(desk.agents, department)).toHaveLength(3)
})
