let waiting = 0

/** Preferences that are set here and not yet saved: what the server tells of them meanwhile is old. */
export const unsavedPreferences = {
  begin: () => {
    waiting += 1
  },
  end: () => {
    waiting -= 1
  },
  any: () => waiting > 0,
}
