import { expect, it } from 'vitest'
import { blanksOfValues, draftOf, saysOtherwise, valuesOf, withBlank } from './template-values'

const written = {
  ...valuesOf(null),
  name: 'boleto',
  above: 'text' as const,
  header: 'Olá {{1}}',
  body: 'Segue o boleto de {{1}} para {{2}}, até já.',
  buttons: [
    { kind: 'reply' as const, text: 'Já paguei', value: null },
    { kind: 'url' as const, text: 'Abrir', value: 'https://loja.example/{{1}}' },
    { kind: 'copy-code' as const, text: 'Copiar', value: 'PIX' },
  ],
}

it('knows every blank of header, body and buttons by its key', () => {
  expect(blanksOfValues(written).map(({ key }) => key)).toEqual([
    'header.1',
    'body.1',
    'body.2',
    'button.1',
    'button.2',
  ])
  expect(blanksOfValues({ ...written, above: 'image' }).map(({ key }) => key)).not.toContain(
    'header.1',
  )
})

it('leaves out what is empty', () => {
  const draft = draftOf({ ...written, group: ' ', sources: { 'body.1': '' } }, null)

  expect(draft).toMatchObject({ group: null, footer: null, sources: {} })
})

it('tells words, which are judged again, from what is ours alone', () => {
  expect(saysOtherwise(written, { ...written, group: 'Cobrança' })).toBe(false)
  expect(saysOtherwise(written, { ...written, footer: 'Loja' })).toBe(true)
})

it('adds the next blank', () => {
  expect(withBlank('Olá {{1}}, sua visita é')).toBe('Olá {{1}}, sua visita é {{2}} ')
})
