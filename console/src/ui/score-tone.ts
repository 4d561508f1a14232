import type { SurveyScale } from '@/lib/schemas'

/** The scores that count as good, as neither, and as bad, as the server counts them. */
export const BANDS = {
  nps: { favourable: [9, 10], neutral: [7, 8], unfavourable: [0, 6] },
  csat: { favourable: [4, 5], neutral: [3, 3], unfavourable: [1, 2] },
  thumbs: { favourable: [1, 1], neutral: null, unfavourable: [0, 0] },
} as const satisfies Record<SurveyScale, Record<Band, readonly [number, number] | null>>

export type Band = 'favourable' | 'neutral' | 'unfavourable'

/** In which band a score is. */
export function bandOf(kind: SurveyScale, score: number): Band {
  const { favourable, unfavourable } = BANDS[kind]
  if (score >= favourable[0]) return 'favourable'
  return score <= unfavourable[1] ? 'unfavourable' : 'neutral'
}

const TONES = { favourable: 'ok', neutral: 'warn', unfavourable: 'bad' } as const

export function toneOf(kind: SurveyScale, score: number): 'ok' | 'warn' | 'bad' {
  return TONES[bandOf(kind, score)]
}
