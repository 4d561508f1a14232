import { useQuery } from '@tanstack/react-query'
import { peaksOf } from './peaks'

/** Longer sounds are listened to without their bars: decoding them takes the memory of a film. */
const LARGEST = 4 * 2 ** 20

/** How loud a sound is from beginning to end, once it is in sight; null until then, and if nobody can tell. */
export function usePeaks(
  src: string,
  size: number,
  isInSight: boolean,
  read: (signal: AbortSignal) => Promise<ArrayBuffer>,
): readonly number[] | null {
  const { data } = useQuery({
    queryKey: ['peaks', src],
    queryFn: async ({ signal }) => peaksOf(await read(signal)),
    enabled: isInSight && size <= LARGEST,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data ?? null
}
