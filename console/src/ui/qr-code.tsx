import { encode } from 'uqr'

interface QrCodeProps {
  /** What stands in it; or the picture itself, as an address of data. */
  text: string
  /** What it is for, for who does not see it. */
  label: string
  size: number
}

/** A code to be read by a phone: black on white in any theme, with the margin that cameras need. */
export function QrCode({ text, label, size }: QrCodeProps) {
  if (text.startsWith('data:image/')) {
    return <img src={text} alt={label} width={size} height={size} />
  }
  const { data, size: side } = encode(text, { border: 4 })
  const dark = data.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
  )
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
