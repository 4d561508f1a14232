import { describe, expect, it } from 'vitest'
import { BARS, loudness } from './peaks'

describe('the bars of a sound', () => {
  it('stand as high as it is loud there, the loudest at the top', () => {
    const quietThenLoud = Float32Array.from({ length: 4400 }, (_, at) => (at < 2200 ? 0.1 : 0.4))

    const bars = loudness(quietThenLoud)

    expect(bars).toHaveLength(BARS)
    expect(bars[0]).toBeCloseTo(0.25)
    expect(bars.at(-1)).toBeCloseTo(1)
  })

  it('lie flat for silence and for less than there are bars', () => {
    expect(loudness(new Float32Array(5000)).every((it) => it === 0)).toBe(true)
    expect(loudness([0.5])).toHaveLength(BARS)
  })
})
