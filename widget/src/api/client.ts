import { problemFrom } from '../lib/problem.ts'
import { trusted } from '../lib/shapes.ts'
import type {
  MessagePage,
  NewMessage,
  NewVisitor,
  PublicConfig,
  VisitorMessage,
  VisitorState,
  VisitorToken,
} from './wire.ts'

/** The visitor's few requests. All refusals come out as `Problem`. */
export class Client {
  token: string | null = null

  constructor(readonly path: string) {}

  config = () => this.call<PublicConfig>('GET', '')
  register = (visitor: NewVisitor) => this.call<VisitorToken>('POST', '/visitors', visitor)
  conversation = () => this.call<VisitorState>('GET', '/conversation')
  older = (before: number) => this.call<MessagePage>('GET', `/messages?before=${before}`)
  send = (message: NewMessage) => this.call<VisitorMessage>('POST', '/messages', message)

  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = body ? { 'Content-Type': 'application/json' } : {}
    if (this.token) headers.Authorization = `Bearer ${this.token}`
    const answer = await fetch(this.path + path, {
      method,
      headers,
      credentials: 'omit',
      signal: AbortSignal.timeout(20_000),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    if (!answer.ok) throw problemFrom(answer.status, text, answer.headers.get('Retry-After'))
    return trusted<T>(text ? JSON.parse(text) : undefined)
  }
}
