import type { Board, CardStep, Conversation, Stage, StageWish } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'
import { happened } from './fake-service.ts'

/** The boards, their columns and their sums. */
export function boardsAnswer(
  desk: FakeDesk,
  { method, path, body, query }: Ask,
  id: string | undefined,
): FakeAnswer {
  const [, , part, stageId] = path.split('/').filter(Boolean)
  const board = desk.boards.find((it) => it.id === id)
  if (!id) return method === 'GET' ? ok({ items: desk.boards }) : save(desk, null, body)
  if (!board) return refuse(404, 'not-found')
  if (part === 'totals') return ok({ items: board.stages.map((it) => totalOf(desk, it.id)) })
  if (part === 'counts') {
    const counts = board.stages.map(({ id: stage }) => ({ stage, cards: on(desk, stage).length }))
    return ok({ items: counts })
  }
  if (method === 'PATCH') return save(desk, board, body)
  const gone = part === 'stages' ? board.stages.filter((it) => it.id === stageId) : board.stages
  return remove(desk, board, gone, part === 'stages', query)
}

/** A page of a column. */
export function cardsAnswer(desk: FakeDesk, stageId: string): FakeAnswer {
  return ok({ items: on(desk, stageId), next: null })
}

/** Where a conversation stands on boards, and what its ticket is worth; null for what is neither. */
export function cardAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  { method, path, body }: Ask,
  part: string | undefined,
): FakeAnswer | null {
  if (part === 'value') {
    const value = method === 'PUT' ? Number(body.value) : null
    const ticket = { ...it.item.ticket, value }
    const detail = value === null ? null : value.toFixed(2)
    return happened(desk, it, { ticket }, { what: 'value-changed', detail })
  }
  if (part === 'card-steps') return ok({ items: desk.steps.get(it.item.id) ?? [] })
  if (part !== 'cards') return null
  const board = desk.boards.find(({ id }) => id === path.split('/').at(-1))
  if (!board) return refuse(404, 'not-found')
  return method === 'PUT' ? put(desk, it, board, body) : leave(desk, it, board)
}

function put(
  desk: FakeDesk,
  it: FakeConversation,
  board: Board,
  { stageId, from }: Ask['body'],
): FakeAnswer {
  const stage = board.stages.find(({ id }) => id === stageId)
  const card = it.item.cards.find((held) => held.board === board.id)
  if (!stage) return refuse(404, 'not-found')
  if (from && card?.stage !== from) return refuse(409, 'card-moved', { stage: card?.stage })
  const others = it.item.cards.filter(
    (held) => held.board !== board.id && !(board.kind === 'kanban' && isKanban(desk, held.board)),
  )
  const cards = [...others, { board: board.id, stage: stage.id, since: desk.time() }]
  note(desk, it, board, stage)
  const detail = `${board.name}: ${stage.name}`
  return happened(desk, it, { cards }, { what: 'stage-changed', detail })
}

function leave(desk: FakeDesk, it: FakeConversation, board: Board): FakeAnswer {
  note(desk, it, board, null)
  const cards = it.item.cards.filter((held) => held.board !== board.id)
  return happened(desk, it, { cards }, { what: 'stage-left', detail: board.name })
}

function note(desk: FakeDesk, it: FakeConversation, board: Board, stage: Stage | null): void {
  const step: CardStep = {
    board: board.id,
    boardName: board.name,
    stage: stage?.id ?? null,
    stageName: stage?.name ?? null,
    at: desk.time(),
    by: desk.me.agent.id,
  }
  desk.steps.set(it.item.id, [step, ...(desk.steps.get(it.item.id) ?? [])])
}

function save(desk: FakeDesk, held: Board | null, body: Ask['body']): FakeAnswer {
  const wished = body.stages as readonly StageWish[]
  const board: Board = {
    id: held?.id ?? desk.id('b0a4'),
    kind: held?.kind ?? (body.kind as Board['kind']),
    name: String(body.name),
    stages: wished.map((it) => ({ ...it, id: it.id ?? desk.id('57a6') })),
  }
  desk.boards = [...desk.boards.filter((it) => it.id !== board.id), board]
  desk.happen({ type: 'board.changed', board })
  return ok(board)
}

function remove(
  desk: FakeDesk,
  board: Board,
  gone: readonly Stage[],
  isStage: boolean,
  query: URLSearchParams,
): FakeAnswer {
  const cards = gone.flatMap((it) => on(desk, it.id))
  const to = query.get('to')
  if (cards.length > 0 && !to && query.get('leave') !== 'true') {
    return refuse(409, 'stage-in-use', { count: cards.length })
  }
  const goal = desk.boards.find((it) => it.stages.some(({ id }) => id === to))
  for (const { id } of cards) {
    const it = desk.conversations.get(id)
    const kept = it?.item.cards.filter((held) => held.board !== board.id) ?? []
    const moved = goal && to ? [{ board: goal.id, stage: to, since: desk.time() }] : []
    if (it) desk.change(it, { cards: [...kept, ...moved] })
  }
  desk.boards = desk.boards.filter((it) => it.id !== board.id)
  if (!isStage) {
    desk.happen({ type: 'board.removed', boardId: board.id })
    return NOTHING
  }
  const left = { ...board, stages: board.stages.filter((it) => !gone.includes(it)) }
  desk.boards = [...desk.boards, left]
  desk.happen({ type: 'board.changed', board: left })
  return ok(left)
}

/** Who stands on a stage, whoever came last first. */
function on(desk: FakeDesk, stageId: string): Conversation[] {
  const since = ({ cards }: Conversation) => cards.find((it) => it.stage === stageId)?.since ?? ''
  return [...desk.conversations.values()]
    .map((it) => it.item)
    .filter((it) => desk.sees(it) && since(it) !== '')
    .sort((a, b) => (since(a) > since(b) ? -1 : 1))
}

function totalOf(desk: FakeDesk, column: string) {
  const cards = on(desk, column)
  const value = cards.reduce((sum, it) => sum + (it.ticket.value ?? 0), 0)
  return { column, cards: cards.length, value, more: false }
}

function isKanban(desk: FakeDesk, id: string): boolean {
  return desk.boards.some((it) => it.id === id && it.kind === 'kanban')
}
