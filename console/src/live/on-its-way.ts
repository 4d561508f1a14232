import type { Conversation } from '@/lib/schemas'

/** What became of conversations meanwhile; null for one that we may no longer see. */
export type News = ReadonlyMap<string, Conversation | null>

const underWay = new Set<Map<string, Conversation | null>>()

/** Remembers a change for every list that is being fetched: its answer may be older than this. */
export function noteForLists(id: string, change: Conversation | null): void {
  for (const news of underWay) news.set(id, change)
}

/** Fetches something, and tells what became of conversations before it was there. */
export async function withNews<Answer>(
  fetch: () => Promise<Answer>,
): Promise<{ answer: Answer; news: News }> {
  const news = new Map<string, Conversation | null>()
  underWay.add(news)
  try {
    return { answer: await fetch(), news }
  } finally {
    underWay.delete(news)
  }
}
