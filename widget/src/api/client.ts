import { Problem, problemFrom } from '../lib/problem.ts'
import { trusted } from '../lib/shapes.ts'
import type {
  IdentifyRequest,
  MessagePage,
  NewMessage,
  NewVisitor,
  PublicConfig,
  Receipts,
  StoredFile,
  VisitorMessage,
  VisitorState,
  VisitorToken,
} from './types.ts'

export interface Upload {
  done: Promise<StoredFile>
  cancel(): void
}

/** The visitor's few requests. All refusals come out as `Problem`. */
export class Client {
  token: string | null = null

  constructor(private readonly path: string) {}

  config = () => this.call<PublicConfig>('GET', '')
  register = (visitor: NewVisitor) => this.call<VisitorToken>('POST', '/visitors', visitor)
  identify = (identity: IdentifyRequest) => this.call<VisitorToken>('POST', '/identify', identity)
  conversation = () => this.call<VisitorState>('GET', '/conversation')
  older = (before: number) => this.call<MessagePage>('GET', `/messages?before=${before}`)
  send = (message: NewMessage) => this.call<VisitorMessage>('POST', '/messages', message)
  receipts = (receipts: Receipts) => this.call<void>('PUT', '/receipts', receipts)

  /** By XMLHttpRequest, which alone tells how much has gone up. */
  upload(file: File, progress: (share: number) => void): Upload {
    const request = new XMLHttpRequest()
    const done = new Promise<StoredFile>((resolve, reject) => {
      request.open('POST', `${this.path}/files?name=${encodeURIComponent(file.name)}`)
      request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
      if (this.token) request.setRequestHeader('Authorization', `Bearer ${this.token}`)
      request.upload.onprogress = (event) => progress(event.total ? event.loaded / event.total : 0)
      request.onerror = () => reject(new Problem('network', 0))
      request.onabort = () => reject(new Problem('cancelled', 0))
      request.onload = () => {
        if (request.status < 300) resolve(trusted(JSON.parse(request.responseText)))
        else
          reject(problemFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')))
      }
      request.send(file)
    })
    return { done, cancel: () => request.abort() }
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
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
