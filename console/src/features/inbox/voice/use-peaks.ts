import { useQuery } from '@tanstack/react-query'
import { peaksOf } from './peaks'

/** Longer sounds are listened to without their bars: decoding them takes the memory of a film. */
const LARGEST = 4 * 2 ** 20

/** How loud a sound is from beginning to end, once it is in sight; null until then, and if nobody can tell. */
export function usePeaks(src: string, size: number, isInSight: boolean): readonly number[] | null {
  const { data } = useQuery({
    queryKey: ['peaks', src],
    queryFn: async ({ signal }) => {
      const answer = await fetch(src, { signal })
      return answer.ok ? await peaksOf(await answer.arrayBuffer()) : null
    },
    enabled: isInSight && size <= LARGEST,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data ?? null
}
