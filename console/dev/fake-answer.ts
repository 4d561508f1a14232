/** A call of the invented server. */
export interface Ask {
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
}

/** What it answers. */
export interface FakeAnswer {
  status: number
  body?: unknown
}

export const NOTHING: FakeAnswer = { status: 204 }

export function ok(body: unknown): FakeAnswer {
  return { status: 200, body }
}

export function refuse(status: number, code: string, extra: object = {}): FakeAnswer {
  return {
    status,
    body: { type: `https://prosa.app/problems/${code}`, title: code, status, code, ...extra },
  }
}
