import { describe, expect, it } from 'vitest'
import { filledReply, findReplies, greetingAt, indexed } from './quick-reply'
import type { QuickReply } from './schemas'

describe('a quick reply is filled', () => {
  const known = {
    saudacao: 'boa tarde',
    primeiro_nome: 'Mariana',
    nome: 'Mariana Souza',
    atendente: 'Ana',
    setor: 'Vendas',
    protocolo: '20261122-000017',
  }

  it('with what is known of the customer', () => {
    const text = '{{saudacao}}, {{primeiro_nome}}!\nAqui é {{atendente}}. Protocolo {{protocolo}}.'

    expect(filledReply(text, known)).toBe(
      'Boa tarde, Mariana!\nAqui é Ana. Protocolo 20261122-000017.',
    )
  })

  it.each([
    ['Olá, {{nome}}!', 'Olá!'],
    ['Olá {{nome}}, tudo bem?', 'Olá, tudo bem?'],
    ['Olá, {{nome}}, tudo bem?', 'Olá, tudo bem?'],
    ['{{nome}}, tudo bem?', 'Tudo bem?'],
    ['{{saudacao}} {{nome}}', ''],
    ['Obrigada, *{{nome}}*.', 'Obrigada.'],
    ['Fale com {{setor}} agora', 'Fale com agora'],
    ['Segue ({{protocolo}}).', 'Segue.'],
    ['Protocolo:\n{{protocolo}}\nObrigada', 'Protocolo:\nObrigada'],
    ['{{inventado}} Oi', 'Oi'],
    ['Espaço   que fica', 'Espaço   que fica'],
  ])('without a trace of what is not: %s', (text, said) => {
    expect(filledReply(text, {})).toBe(said)
  })

  it('with a value that looks like a placeholder or a pattern as it is', () => {
    expect(filledReply('Oi {{nome}}', { nome: '{{nome}} $& $1' })).toBe('Oi {{nome}} $& $1')
  })
})

it('greets by the hour in the account’s language', () => {
  expect([4, 5, 11, 12, 17, 18, 23].map((hour) => greetingAt(hour, 'pt-BR'))).toEqual([
    'boa noite',
    'bom dia',
    'bom dia',
    'boa tarde',
    'boa tarde',
    'boa noite',
    'boa noite',
  ])
  expect(greetingAt(9, 'es')).toBe('buenos días')
})

describe('quick replies are found', () => {
  const replies = indexed([
    reply('frete', 'Prazo e frete', 'Enviamos em 2 dias.'),
    reply('troca', 'Troca de produto', 'O frete da troca é nosso.'),
    reply('orçamento', 'Proposta', 'Segue a proposta.'),
  ])

  it('by shortcut before title before words, whatever the case and accents', () => {
    expect(shortcuts('FRETE')).toEqual(['frete', 'troca'])
    expect(shortcuts('orcam')).toEqual(['orçamento'])
    expect(shortcuts('prod troca')).toEqual(['troca'])
    expect(shortcuts('')).toEqual(['frete', 'troca', 'orçamento'])
    expect(shortcuts('nada disso')).toEqual([])
  })

  it('among a thousand within a keystroke', () => {
    const many = indexed(
      Array.from({ length: 1000 }, (_, place) =>
        reply(`resposta-${place}`, `Título ${place}`, 'palavras '.repeat(60)),
      ),
    )
    const since = performance.now()

    expect(findReplies(many, 'resposta-99')).toHaveLength(11)

    expect(performance.now() - since).toBeLessThan(100)
  })

  function shortcuts(typed: string) {
    return findReplies(replies, typed).map((it) => it.shortcut)
  }
})

function reply(shortcut: string, title: string, text: string): QuickReply {
  return { id: shortcut, shortcut, title, text, files: [], departments: [] }
}
