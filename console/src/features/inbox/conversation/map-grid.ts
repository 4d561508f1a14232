interface Block {
  x: number
  y: number
  width: number
  height: number
}

interface Road {
  x1: number
  y1: number
  x2: number
  y2: number
}

const WIDTH = 260
const HEIGHT = 104
const BLOCK = 46

/**
 * Streets that stand for a map: the same place always has the same ones, and a place nearby others,
 * so that two positions can be told apart at a glance. They are no real streets.
 */
export function grid(latitude: number, longitude: number): { blocks: Block[]; roads: Road[] } {
  const right = offset(longitude)
  const down = offset(latitude)
  const blocks: Block[] = []
  for (let x = -right; x < WIDTH; x += BLOCK) {
    for (let y = -down; y < HEIGHT; y += BLOCK) {
      blocks.push({ x: x + 3, y: y + 3, width: BLOCK - 6, height: BLOCK - 6 })
    }
  }
  const slant = (right * down) % HEIGHT
  return { blocks, roads: [{ x1: 0, y1: slant, x2: WIDTH, y2: HEIGHT - slant }] }
}

/** Half a kilometre is one block. */
function offset(degrees: number): number {
  return Math.round((Math.abs(degrees) * 200 * BLOCK) % BLOCK)
}
