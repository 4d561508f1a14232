import { useSyncExternalStore } from 'react'

/** Which conversations of the list are chosen, to do one thing to all of them. */
export interface Selection {
  /** The boxes show on every row, also while none is ticked. */
  isOn: boolean
  ids: ReadonlySet<string>
  /** Where a range begins that Shift ends. */
  anchor: string | null
}

export const NOTHING: Selection = { isOn: false, ids: new Set(), anchor: null }

/** One more, or one less; the last one less leaves the boxes where they are. */
export function toggle(held: Selection, id: string): Selection {
  const ids = new Set(held.ids)
  if (!ids.delete(id)) ids.add(id)
  return { isOn: true, ids, anchor: id }
}

/** Everything between the last one that was touched and this one, in the order of the list. */
export function extend(held: Selection, id: string, order: readonly string[]): Selection {
  const from = held.anchor === null ? -1 : order.indexOf(held.anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return toggle(held, id)
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ...held, isOn: true, ids: new Set([...held.ids, ...between]) }
}

/** Only what is still there: nobody acts upon what they no longer see. */
export function only(held: Selection, there: readonly string[]): Selection {
  const ids = there.filter((id) => held.ids.has(id))
  return ids.length === held.ids.size ? held : { ...held, ids: new Set(ids) }
}

let selection = NOTHING
const listeners = new Set<() => void>()

export function changeSelection(change: (held: Selection) => Selection): void {
  const next = change(selection)
  if (next === selection) return
  selection = next
  for (const listener of listeners) listener()
}

export function useSelection(): Selection {
  return useSyncExternalStore(subscribe, () => selection)
}

/** Whether a row is ticked: null while the boxes are away. A row hears of its own tick only. */
export function useTick(id: string): boolean | null {
  return useSyncExternalStore(subscribe, () => (selection.isOn ? selection.ids.has(id) : null))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
