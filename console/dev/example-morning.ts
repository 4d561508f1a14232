import type { MessageContent } from '../src/lib/schemas'
import { emptyDesk, type Line, type Opening, open, people, play, SALES } from './example-desk.ts'
import type { FakeDesk } from './fake-desk.ts'

const { ANA, BRUNO, CAROL } = people

const did = (what: Extract<MessageContent, { type: 'activity' }>['what']): MessageContent => ({
  type: 'activity',
  what,
  detail: null,
})

/** The desk one sees with `npm run fake`: a plausible morning at a small shop. */
export function exampleDesk(now: () => number = Date.now): FakeDesk {
  const desk = emptyDesk(now)
  mariana(desk)
  const others: [Opening, Line[], number][] = [
    [
      {
        name: 'Visitante · São Paulo',
        state: 'attending',
        owner: ANA,
        department: SALES,
        online: true,
      },
      [['in', 2, 'Vocês entregam no sábado?']],
      0,
    ],
    [
      { name: 'João Pedro Lima', state: 'attending', owner: BRUNO },
      [
        ['out', 20, 'Pode me mandar uma foto da etiqueta?', BRUNO],
        [
          'in',
          4,
          { type: 'image', file: desk.store('etiqueta.jpg', 'image/jpeg', 240_000), caption: null },
        ],
      ],
      0,
    ],
    [
      { name: 'Carla Regina', state: 'attending', owner: ANA },
      [
        [
          'in',
          11,
          {
            type: 'audio',
            file: { ...desk.store('audio.webm', 'audio/webm', 60_000), durationMillis: 27_000 },
          },
        ],
      ],
      2,
    ],
    [
      { name: 'Transportadora Falcão', state: 'attending', owner: CAROL, department: SALES },
      [['in', 23, 'Coleta confirmada para as 14h']],
      2,
    ],
    [
      { name: 'Renata Barros', state: 'attending', owner: ANA },
      [
        ['in', 70, 'Oi, reabriram meu pedido?'],
        ['out', 60, 'Pedido reaberto, te aviso!'],
      ],
      9,
    ],
  ]
  for (const [opening, lines, seen] of others) {
    const conversation = open(desk, opening)
    play(desk, conversation, lines)
    desk.seen[conversation.item.id] = {
      seq: seen,
      incoming: Math.min(seen, conversation.item.incoming),
    }
  }
  for (const [index, name] of WAITING.entries()) {
    const conversation = open(desk, { name, minutesAgo: 2 + index * 3, online: index % 2 === 0 })
    play(desk, conversation, [['in', 2 + index * 3, QUESTIONS[index % QUESTIONS.length] ?? '']])
  }
  for (let index = 0; index < 60; index += 1) {
    const name = `${NAMES[index % NAMES.length]} ${SURNAMES[(index * 7) % SURNAMES.length]}`
    const conversation = open(desk, {
      name,
      state: 'resolved',
      owner: ANA,
      minutesAgo: 90 + index * 47,
    })
    play(desk, conversation, [
      ['in', 100 + index * 47, QUESTIONS[index % QUESTIONS.length] ?? ''],
      ['out', 90 + index * 47, 'Resolvido! Qualquer coisa é só chamar.'],
    ])
    desk.seen[conversation.item.id] = { seq: 2, incoming: 1 }
  }
  return desk
}

function mariana(desk: FakeDesk): void {
  const it = open(desk, { name: 'Mariana Souza', state: 'attending', owner: ANA, online: true })
  it.contact = { ...it.contact, observations: 'Prefere falar depois das 14h. Cliente desde 2023.' }
  const old: Line[] = []
  for (let index = 0; index < 80; index += 1) {
    old.push([
      index % 3 ? 'in' : 'out',
      60 * 24 * 49 - index * 2,
      HISTORY[index % HISTORY.length] ?? '',
    ])
  }
  const ticket = it.item.ticket
  desk.change(it, { ticket: { ...ticket, id: `${ticket.id}-before`, number: 871 } })
  play(desk, it, [...old, ['system', 60 * 24 * 48, did('resolved')]])
  desk.change(it, { ticket })
  play(desk, it, [
    ['system', 17, did('opened')],
    ['in', 16, 'Oi! Paguei o boleto ontem e o sistema ainda mostra em aberto 😕'],
    ['system', 15, did('accepted')],
    ['in', 15, { type: 'audio', file: desk.store('audio.webm', 'audio/webm', 44_000) }],
    ['out', 13, 'Oi, Mariana! Já estou conferindo com o banco, um instante.'],
    [
      'out',
      13,
      'Enquanto isso: o comprovante fica em https://www.lojadacarol.com.br/conta/pagamentos',
    ],
    [
      'in',
      12,
      {
        type: 'image',
        file: desk.store('comprovante.png', 'image/png', 180_000),
        caption: 'Olha o comprovante',
      },
    ],
    ['note', 11, '@Bruno consegue liberar manualmente? Comprovante no anexo.'],
    [
      'out',
      10,
      {
        type: 'document',
        file: desk.store('2a-via-boleto-novembro.pdf', 'application/pdf', 86_400),
        caption: null,
      },
    ],
  ])
  desk.seen[it.item.id] = { seq: it.item.lastSeq, incoming: it.item.incoming }
  play(desk, it, [
    ['in', 9, 'Consegue ver se o boleto já caiu?'],
    ['in', 8, 'É que preciso da nota ainda hoje'],
  ])
}

const WAITING = [
  'Paulo Henrique',
  'Visitante · Recife',
  'Beatriz Nogueira',
  'Mercado Bom Preço',
  'Luciana Alves',
  'Diego Martins',
  'Visitante · Belo Horizonte',
  'Sônia Ferreira',
  'Padaria Estrela',
  'Tiago Moura',
  'Fernanda Dias',
  'Visitante · Curitiba',
]
const QUESTIONS = [
  'Meu pedido ainda não chegou, consegue ver?',
  'Qual o prazo de troca?',
  'Bom dia! Vocês têm esse modelo no tamanho 38?',
  'Não consigo finalizar a compra, dá erro no cartão',
  'Podem emitir a nota no CNPJ?',
  'O cupom de primeira compra não funciona',
]
const HISTORY = [
  'Bom dia! Tudo bem?',
  'Queria saber do meu pedido de outubro',
  'Ele já saiu do centro de distribuição, chega amanhã.',
  'Que ótimo, obrigada!',
  'Imagina, conte com a gente.',
]
const NAMES = ['Camila', 'Rafael', 'Juliana', 'Marcos', 'Patrícia', 'Eduardo', 'Vanessa', 'André']
const SURNAMES = [
  'Oliveira',
  'Santos',
  'Pereira',
  'Costa',
  'Rodrigues',
  'Almeida',
  'Gomes',
  'Ribeiro',
]
