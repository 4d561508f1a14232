/** `Prosa('open')` may be called before the script has come; what was said then is done now, in order. */
export interface ProsaFunction {
  (...command: Command): void
  q?: Iterable<Command>
}

export type Listener = (data?: unknown) => void

/** A name, its value (for `on`, the event's name), and for `on` the listener. */
export type Command = [name: string, value?: unknown, listener?: Listener]

declare global {
  interface Window {
    Prosa?: ProsaFunction
  }
}

export function takeOver(run: ProsaFunction): void {
  const early = window.Prosa?.q ?? []
  window.Prosa = run
  for (const command of early) run(...command)
}
