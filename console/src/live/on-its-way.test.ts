import { expect, it } from 'vitest'
import { emptyDesk, open } from '../../dev/example-desk'
import { noteForLists, withNews } from './on-its-way'

const desk = emptyDesk()
const ana = open(desk, { name: 'Ana' }).item
const bia = open(desk, { name: 'Bia' }).item

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
