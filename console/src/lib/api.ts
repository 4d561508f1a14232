import type { paths } from '../../../api/types'
import { Problem, problemFrom, unreachable } from './problem'

/** Where every call of the agents' API begins. */
const ROOT = '/api/v1'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The addresses under `/api/v1` that know a method, as the server describes them. */
export type PathOf<M extends Method> = {
  [Whole in keyof paths]: Whole extends `${typeof ROOT}${infer Path}`
    ? paths[Whole][M] extends { responses: unknown }
      ? Path
      : never
    : never
}[keyof paths]

type Operation<M extends Method, Path extends PathOf<M>> = paths[`${typeof ROOT}${Path}` &
  keyof paths][M]

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never

/** What the server answers to a call that it does not refuse. */
export type Answer<M extends Method, Path extends PathOf<M>> =
  Operation<M, Path> extends { responses: infer All }
    ? All extends { 200: infer Ok } | { 201: infer Ok }
      ? Json<Ok>
      : undefined
    : never

/** What is only sent may be held unchangeable here. */
type Sent<Thing> = Thing extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : { readonly [Name in keyof Thing]: Sent<Thing[Name]> }

/** A query may say "nothing" by null as well as by leaving a name out. */
type Asked<Query> = { readonly [Name in keyof Query]: Sent<Query[Name]> | null }

/** What a call must bring: only what the server reads there. */
type Wish<Op> = (Op extends { parameters: { path: infer Names } } ? { path: Names } : object) &
  (Op extends { parameters: { query: infer Query } }
    ? { query: Asked<Query> }
    : Op extends { parameters: { query?: infer Query } }
      ? { query?: Asked<Query> }
      : object) &
  (Op extends { requestBody: infer Body }
    ? { body: [Json<Body>] extends [never] ? Blob : Sent<Json<Body>> }
    : object) & { signal?: AbortSignal; outlivesPage?: boolean }

type Call<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...wish: object extends Wish<Operation<M, Path>>
    ? [wish?: Wish<Operation<M, Path>>]
    : [wish: Wish<Operation<M, Path>>]
) => Promise<Answer<M, Path>>

/** A wish once its type has done its work. */
interface AnyWish {
  path?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  /** Goes on when the tab closes meanwhile; for bodies under 64 kB, as browsers hold it. */
  outlivesPage?: boolean
}

/**
 * One call of the server. Answers the parsed body, or throws a [Problem], so that screens have
 * a single kind of failure to show.
 */
async function call(method: Method, path: string, wish: AnyWish): Promise<unknown> {
  const now = performance.now()
  const response = await send(method, address(path, wish), wish)
  if (!response.ok) throw heard(await problemFrom(response))
  const text = response.status === 204 ? '' : await response.text()
  if (text === '') return undefined
  const answer: unknown = JSON.parse(text)
  if (typeof answer === 'object' && answer !== null) asked.set(answer, now)
  return answer
}

const asked = new WeakMap<object, number>()

/** When the call was made that this answers, in `performance.now()`; undefined for what is no answer. */
export function whenAsked(answer: object): number | undefined {
  return asked.get(answer)
}

const ears = new Set<() => void>()

/** Hears that a call was refused because nobody is signed in, or no longer. */
export function onSignedOut(ear: () => void): () => void {
  ears.add(ear)
  return () => ears.delete(ear)
}

/** A wrong password is a 401 as well, and says nothing of the session. */
function heard(problem: Problem): Problem {
  if (problem.status === 401 && problem.code !== 'wrong-credentials') for (const ear of ears) ear()
  return problem
}

async function send(method: Method, address: string, { body, signal, outlivesPage }: AnyWish) {
  const raw = body instanceof Blob
  const init: RequestInit = { method: method.toUpperCase(), credentials: 'same-origin' }
  if (outlivesPage) init.keepalive = true
  if (signal) init.signal = signal
  if (body !== undefined) {
    init.body = raw ? body : JSON.stringify(body)
    init.headers = raw ? {} : { 'Content-Type': 'application/json' }
  }
  try {
    return await fetch(address, init)
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw unreachable()
  }
}

/** Absent, empty and false values are left out of the address: the server means the same. */
function address(path: string, { path: names = {}, query = {} }: AnyWish): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(names[name] ?? ''))
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === false) continue
    const text = String(value)
    if (text !== '') params.set(name, text)
  }
  return ROOT + place + (params.size === 0 ? '' : `?${params}`)
}

function of<M extends Method>(method: M): Call<M> {
  const any = (path: string, wish: AnyWish = {}) => call(method, path, wish)
  return any as unknown as Call<M> // what fits each address is said in its type, not worked out here
}

/** The server's API: the addresses under `/api/v1`, with what they want and what they answer. */
export const api = {
  get: of('get'),
  post: of('post'),
  put: of('put'),
  patch: of('patch'),
  delete: of('delete'),
}

interface UploadOptions {
  onProgress: (fraction: number) => void
  signal: AbortSignal
}

/** Uploads a file with progress, which `fetch` cannot tell; otherwise like [api.post]. */
export function upload(
  file: File,
  { onProgress, signal }: UploadOptions,
): Promise<Answer<'post', '/files'>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address('/files', { query: { name: file.name } }))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText))
      else reject(heard(Problem.of(request.status, request.responseText)))
    }
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
