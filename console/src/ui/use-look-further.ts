import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

/**
 * Asks for the next page by itself while too few have been found: the server looks through so many
 * at once, and a page may be short though more follow.
 */
export function useLookFurther<Page>(
  isLooking: boolean,
  {
    data,
    isFetchingNextPage,
    fetchNextPage,
  }: Pick<
    UseInfiniteQueryResult<InfiniteData<Page>>,
    'data' | 'isFetchingNextPage' | 'fetchNextPage'
  >,
) {
  // Each page that was still too short makes the effect run once more.
  const pages = data?.pages.length ?? 0
  useEffect(() => {
    if (isLooking && pages > 0 && !isFetchingNextPage) void fetchNextPage()
  }, [isLooking, pages, isFetchingNextPage, fetchNextPage])
}
