import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { type FoundReply, findReplies } from '@/lib/quick-reply'
import type { QuickReply } from '@/lib/schemas'
import { readStored, writeStored } from '@/lib/stored'
import { quickRepliesQuery } from '@/live/quick-replies'

/** More than anybody reads: who wants another one types on. */
const MOST = 60

const RECENT = 'prosa:quick-replies'
const RECENT_COUNT = 8

export interface QuickReplies {
  /** Nobody knows yet which there are. */
  isLoading: boolean
  /** Whether there is one to choose. */
  isEmpty: boolean
  find: (typed: string) => readonly QuickReply[]
}

/** Fetches them before they are wanted: a menu that opens must be there. */
export function useQuickRepliesAhead(isOffered: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (isOffered) void cache.prefetchQuery(quickRepliesQuery)
  }, [cache, isOffered])
}

/** The quick replies to choose from; those last used come first where nothing was typed. */
export function useQuickReplies({ isWanted }: { isWanted: boolean }): QuickReplies {
  const { data = none, isLoading } = useQuery({ ...quickRepliesQuery, enabled: isWanted })
  const find = useCallback(
    (typed: string) => {
      const found = findReplies(data, typed)
      return (typed === '' ? recentFirst(found) : found).slice(0, MOST)
    },
    [data],
  )
  return { isLoading, isEmpty: data.length === 0, find }
}

const none: readonly FoundReply[] = []

function recentFirst(all: readonly QuickReply[]): QuickReply[] {
  const recent = readStored<string[]>(RECENT, [])
  const first = recent.flatMap((id) => all.find((it) => it.id === id) ?? [])
  return [...first, ...all.filter(({ id }) => !recent.includes(id))]
}

export function noteQuickReply({ id }: QuickReply): void {
  const others = readStored<string[]>(RECENT, []).filter((it) => it !== id)
  writeStored(RECENT, [id, ...others].slice(0, RECENT_COUNT))
}
