import { KeyboardCode, type KeyboardCodes, type KeyboardCoordinateGetter } from '@dnd-kit/core'

/** Enter opens a card, so the space bar lifts it and puts it down. */
export const KEYBOARD: KeyboardCodes = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
}

const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 }

/** Left and right go from column to column; up and down do nothing, for a column has its order. */
export const columnByColumn: KeyboardCoordinateGetter = (
  event,
  { context, currentCoordinates },
) => {
  if (!event.code.startsWith('Arrow')) return undefined
  event.preventDefault()
  const step = STEPS[event.code]
  if (!step) return undefined
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id)
      return rect ? [{ id, rect }] : []
    })
    .sort((a, b) => a.rect.left - b.rect.left)
  const isHere = ({ id, rect }: (typeof columns)[number]) =>
    context.over ? id === context.over.id : currentCoordinates.x < rect.right
  const here = columns.findIndex(isHere)
  const next = columns[here + step]
  return next && { x: next.rect.left + 8, y: next.rect.top + 56 }
}
