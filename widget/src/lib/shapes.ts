/** Small questions about values that came from outside. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A string, or a number written out; anything else is nothing. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : ''
}

export function optionalText<Name extends string>(name: Name, value: unknown): { [name in Name]?: string } {
  const found = text(value)
  return (found ? { [name]: found } : {}) as { [name in Name]?: string }
}

/** What our own server answered. It is trusted to speak its contract; the widget is served by the same server. */
export function trusted<T>(value: unknown): T {
  return value as T
}
