/**
 * A refusal by the server (RFC 9457), or `unreachable` when there was no answer at all.
 * Screens translate by `code` with [problemText]; `detail` is for developers.
 */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly code: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
  }

  /** Reads the body of a refusal; a body that is no problem (a proxy's page) keeps its status. */
  static of(status: number, body: string, retryAfterSeconds?: number): Problem {
    try {
      const { code, ...extra } = JSON.parse(body) as Record<string, unknown>
      const seconds = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
      if (typeof code === 'string') return new Problem(status, code, { ...seconds, ...extra })
    } catch {
      // Not JSON: what remains is the status.
    }
    return new Problem(status, status >= 502 ? 'unreachable' : 'unexpected')
  }

  /** Whether trying the very same thing again may succeed. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export async function problemFrom(response: Response): Promise<Problem> {
  const after = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Problem.of(response.status, await response.text(), Number.isNaN(after) ? undefined : after)
}

/** The server could not be reached: no network, or nobody answering. */
export function unreachable(): Problem {
  return new Problem(0, 'unreachable')
}

/** Any failure as a problem, so that screens need only one way to show it. */
export function asProblem(failure: unknown): Problem {
  return failure instanceof Problem ? failure : new Problem(500, 'unexpected')
}

/** The name inside an extra like `owner: {id, name}`, as `already-taken` carries. */
export function namedIn(problem: Problem, field: string): { id: string; name: string } | null {
  const value = problem.extra[field]
  if (typeof value !== 'object' || value === null) return null
  const { id, name } = value as { id?: unknown; name?: unknown }
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : null
}
