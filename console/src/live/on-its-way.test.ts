import { afterEach, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import { emptyDesk, open } from '../../dev/example-desk'
import {
  isOvertaken,
  noteForLists,
  noteForViews,
  noteTold,
  type ViewChange,
  withChanges,
  withNews,
} from './on-its-way'

const desk = emptyDesk()
const ana = open(desk, { name: 'Ana' }).item
const bia = open(desk, { name: 'Bia' }).item

afterEach(() => vi.unstubAllGlobals())

it('tells what became of conversations before the answer was there, and of none after it', async () => {
  noteForLists(ana.id, ana)
  let answer = (_: string) => {}
  const fetched = withNews(() => new Promise<string>((resolve) => (answer = resolve)))
  noteForLists(ana.id, ana)
  noteForLists(bia.id, bia)
  noteForLists(ana.id, null)

  answer('page')
  const { answer: page, news } = await fetched
  noteForLists(bia.id, null)

  expect(page).toBe('page')
  expect([...news]).toEqual([
    [ana.id, null],
    [bia.id, bia],
  ])
})

it('forgets about an answer that failed', async () => {
  await expect(withNews(() => Promise.reject(new Error('no network')))).rejects.toThrow()

  const { news } = await withNews(async () => {})

  expect(news.size).toBe(0)
})

it('tells what changed in a row, upon what became of it and upon what the answer has', async () => {
  const answered = { ...ana, lastSeq: 7 }
  const { news } = await withNews(async () => {
    noteForLists(ana.id, (row) => ({ ...row, lastSeq: row.lastSeq + 1 }))
    noteForLists(ana.id, (row) => ({ ...row, lastSeq: row.lastSeq * 2 }))
    noteForLists(bia.id, answered)
    noteForLists(bia.id, (row) => ({ ...row, lastSeq: row.lastSeq + 1 }))
  })

  const change = news.get(ana.id)
  expect(typeof change === 'function' && change(answered).lastSeq).toBe(16)
  expect(news.get(bia.id)).toEqual({ ...answered, lastSeq: 8 })
})

it('tells whoever opens a conversation what happened in it, and in no other', async () => {
  const here: ViewChange = (view) => view
  const there: ViewChange = (view) => view
  const anywhere: ViewChange = (view) => view

  const { answer, changes } = await withChanges(ana.id, async () => {
    noteForViews(here, ana.id)
    noteForViews(there, bia.id)
    noteForViews(anywhere)
    return 'view'
  })
  noteForViews(here, ana.id)

  expect(answer).toBe('view')
  expect(changes).toEqual([here, anywhere])
})

it('knows an answer by what the socket told of the conversation since it was asked for', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(ana)))
  const accept = () =>
    api.put('/conversations/{conversationId}/acceptance', { path: { conversationId: ana.id } })

  noteTold(bia.id)
  expect(isOvertaken(await accept(), ana.id)).toBe(false)
  const asked = accept()
  noteTold(ana.id)
  expect(isOvertaken(await asked, ana.id)).toBe(true)
  expect(isOvertaken(ana, ana.id)).toBe(false)
  await expect.poll(async () => isOvertaken(await accept(), ana.id)).toBe(false)
})
