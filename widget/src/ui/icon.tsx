/** Tabler's outlines at their 1.5 stroke, only the few that we need. */
const paths = {
  close: 'M18 6 6 18M6 6l12 12',
  down: 'm6 9 6 6 6-6',
  send: 'M10 14 21 3M21 3l-6.500 18a.55.55 0 0 1-1 0L10 14 3 10.500a.55.55 0 0 1 0-1L21 3',
  clip: 'm15 7-6.500 6.500a1.500 1.500 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.500 6.500a4.500 4.500 0 0 0 9 9L21 13',
  smile: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9 10h.01M15 10h.01M9.500 15a3.500 3.500 0 0 0 5 0',
  sound:
    'M15 8a5 5 0 0 1 0 8M17.700 5a9 9 0 0 1 0 14M6 15H4a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h2l3.500-4.500A.8.8 0 0 1 11 5v14a.8.8 0 0 1-1.500.5z',
  mute: 'M6 15H4a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h2l3.500-4.500A.8.8 0 0 1 11 5v14a.8.8 0 0 1-1.500.5zM16 10l4 4m0-4-4 4',
  clock: 'M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M12 7v5l3 3',
  check: 'm5 12 5 5L20 7',
  checks: 'm7 12 5 5L22 7M2 12l5 5m5-5 5-5',
  alert: 'M12 8v4m0 4h.01M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0',
  bolt: 'M12 18h.01M9.200 15.200a4 4 0 0 1 5.600 0M6.300 12.300A8 8 0 0 1 9 10.500m6 0a8 8 0 0 1 2.700 1.800M3 3l18 18',
}

interface Props {
  name?: keyof typeof paths
  /** One that only a part fetched later needs (`seldom-icons.ts`). */
  path?: string | undefined
  size?: number
}

export function Icon({ name, path = name && paths[name], size = 20 }: Props) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
