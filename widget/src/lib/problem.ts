import { isRecord, text } from './shapes.ts'

/** A refusal of the server (RFC 9457), or what went wrong on the way to it (`network`, `cancelled`). */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code)
  }

  /** Nobody has judged the request yet: it may be sent again as it is. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 408 || this.status >= 500
  }

  get retryAfterSeconds(): number {
    return Math.min(600, Math.max(1, Number(this.extra.retryAfterSeconds) || 10))
  }
}

export function problemFrom(status: number, body: string, retryAfter: string | null): Problem {
  let extra: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(body)
    if (isRecord(parsed)) extra = parsed
  } catch {
    // A proxy's page instead of a problem: the status says enough.
  }
  if (retryAfter && !extra.retryAfterSeconds) extra.retryAfterSeconds = retryAfter
  return new Problem(text(extra.code) || `http-${status}`, status, extra)
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('network', 0)
}
