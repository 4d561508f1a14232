/**
 * The frame's memory. Browsers may refuse storage to a frame on somebody else's site; then the chat keeps
 * everything for as long as the page lives, and nobody notices before they leave.
 */
export interface Memory {
  get(key: string): string | null
  set(key: string, value: string | null): void
  keys(prefix: string): string[]
}

export function openMemory(storage: () => Storage = () => localStorage): Memory {
  try {
    const store = storage()
    store.setItem('prosa:test', '1')
    store.removeItem('prosa:test')
    return {
      get: (key) => store.getItem(key),
      set: (key, value) => write(store, key, value),
      keys: (prefix) => Object.keys(store).filter((key) => key.startsWith(prefix)),
    }
  } catch {
    return inMemory()
  }
}

export function inMemory(): Memory {
  const values = new Map<string, string>()
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void (value === null ? values.delete(key) : values.set(key, value)),
    keys: (prefix) => [...values.keys()].filter((key) => key.startsWith(prefix)),
  }
}

function write(store: Storage, key: string, value: string | null): void {
  try {
    if (value === null) store.removeItem(key)
    else store.setItem(key, value)
  } catch {
    // Full: what is being sent is still in memory and goes out as usual.
  }
}
