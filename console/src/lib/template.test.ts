import { expect, it } from 'vitest'
import { blanksOf, filled } from './template'

it('fills what is known and leaves the rest as it is written', () => {
  const text = 'Olá {{1}}, sua visita é {{ 2 }}.'

  expect(filled(text, 'body', { 'body.1': 'Ana', 'header.2': 'nada' })).toBe(
    'Olá Ana, sua visita é {{ 2 }}.',
  )
})

it('names the blanks once each, in reading order', () => {
  expect(blanksOf('Oi {{nome}}, {{produto}} está pronto. Até já, {{ nome }}!')).toEqual([
    'nome',
    'produto',
  ])
})
