import { luminance } from './color.ts'

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function mix(color: string, towards: number, share: number): string {
  const channel = (at: number) => {
    const from = Number.parseInt(color.slice(at, at + 2), 16)
    return Math.round(from + (towards - from) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

/** The brand as text: moved towards black or white just far enough to be read on this ground. */
export function readableOn(color: string, ground: string): string {
  const towards = luminance(ground) > 0.4 ? 0 : 255
  let result = color
  for (let share = 0.05; contrast(result, ground) < 4.6 && share <= 1; share += 0.05) {
    result = mix(color, towards, share)
  }
  return result
}
