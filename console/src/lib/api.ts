import { Problem, problemFrom, unreachable } from './problem'

/** Where every call of the agents' API begins. */
const ROOT = '/api/v1'

/** What may stand in a query: absent, empty and false values are left out of the address. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

interface CallOptions {
  query?: Query
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * One call of the server. Answers the parsed body, or throws a [Problem], so that screens have
 * a single kind of failure to show.
 */
async function call<Answer>(
  method: string,
  path: string,
  { query, body, signal }: CallOptions = {},
): Promise<Answer> {
  const response = await send(method, path + search(query), body, signal)
  if (!response.ok) throw await problemFrom(response)
  if (response.status === 204) return undefined as Answer
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

async function send(method: string, path: string, body: unknown, signal?: AbortSignal) {
  const raw = body instanceof Blob
  const init: RequestInit = { method, credentials: 'same-origin' }
  if (signal) init.signal = signal
  if (body !== undefined) {
    init.body = raw ? body : JSON.stringify(body)
    init.headers = raw ? {} : { 'Content-Type': 'application/json' }
  }
  try {
    return await fetch(ROOT + path, init)
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw unreachable()
  }
}

function search(query: Query | undefined): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '' || value === false) continue
    if (Array.isArray(value)) {
      if (value.length > 0) params.set(name, value.join(','))
    } else params.set(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The server's API. Paths are those under `/api/v1`; a `Blob` body is sent as raw bytes. */
export const api = {
  get: <Answer>(path: string, query?: Query, signal?: AbortSignal) =>
    call<Answer>('GET', path, { ...(query ? { query } : {}), signal }),
  post: <Answer>(path: string, body?: unknown) => call<Answer>('POST', path, { body }),
  put: <Answer>(path: string, body?: unknown) => call<Answer>('PUT', path, { body }),
  patch: <Answer>(path: string, body?: unknown) => call<Answer>('PATCH', path, { body }),
  delete: <Answer>(path: string, body?: unknown) => call<Answer>('DELETE', path, { body }),
}

interface UploadOptions {
  onProgress: (fraction: number) => void
  signal: AbortSignal
}

/** Sends raw bytes with progress, which `fetch` cannot tell; otherwise like [api.post]. */
export function upload<Answer>(
  path: string,
  query: Query,
  bytes: Blob,
  { onProgress, signal }: UploadOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', ROOT + path + search(query))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Answer)
      else reject(Problem.of(request.status, request.responseText))
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(bytes)
  })
}
