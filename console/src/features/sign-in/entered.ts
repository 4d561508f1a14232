import { readStored, writeStored } from '@/lib/stored'

const KEY = 'prosa:entered'

/** Whether somebody got in with this browser and has not signed out since, as far as we know. */
export function hasEntered(): boolean {
  return readStored(KEY, false)
}

export function setEntered(entered: boolean): void {
  writeStored(KEY, entered)
}
