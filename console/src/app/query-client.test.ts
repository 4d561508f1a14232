import { QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { makeQueryClient } from './query-client'

const queryKey = ['lines']

function reader() {
  const answers: ((answer: string) => void)[] = []
  const cache = makeQueryClient()
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve))
  const leave = new QueryObserver(cache, { queryKey, queryFn }).subscribe(() => {})
  return { cache, answers, leave }
}

it('reads once more what became old while it was read for the first time', async () => {
  const { cache, answers, leave } = reader()
  void cache.invalidateQueries({ queryKey })
  void cache.invalidateQueries({ queryKey })

  answers[0]?.('old')
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.('new')

  await expect.poll(() => cache.getQueryData(queryKey)).toBe('new')
  expect(answers).toHaveLength(2)
  leave()
})

it('reads what it holds anew at once, and no more than that', async () => {
  const { cache, answers, leave } = reader()
  answers[0]?.('first')
  await expect.poll(() => cache.getQueryData(queryKey)).toBe('first')

  void cache.invalidateQueries({ queryKey })
  void cache.invalidateQueries({ queryKey })
  expect(answers).toHaveLength(3)
  answers[1]?.('late')
  answers[2]?.('new')

  await expect.poll(() => cache.getQueryData(queryKey)).toBe('new')
  expect(answers).toHaveLength(3)
  leave()
})
