import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { WebSocketServer } from 'ws'
import { exampleDesk } from './example-morning.ts'
import { answer } from './fake-api.ts'
import { picture, silence } from './fake-bytes.ts'

const ROOT = '/api/v1'

/** Puts the invented desk behind the dev server (`npm run fake`); never part of a build. */
export function fakeServer(): Plugin {
  return {
    name: 'prosa-fake-server',
    apply: 'serve',
    configureServer(server) {
      const desk = exampleDesk()
      server.middlewares.use(ROOT, (request, response) => void serve(desk, request, response))
      const sockets = new WebSocketServer({ noServer: true })
      server.httpServer?.on('upgrade', (request, socket, head) => {
        if (!request.url?.startsWith(`${ROOT}/live`)) return
        sockets.handleUpgrade(request, socket, head, (client) => {
          const send = (frame: unknown) => client.send(JSON.stringify(frame))
          send({ type: 'hello', seq: desk.seq, ticket: 'fake', ticketSeconds: 600 })
          const seq = Number(new URL(request.url ?? '', 'http://x').searchParams.get('seq'))
          if (seq !== desk.seq) send({ type: 'reload' })
          const stop = desk.listen(send)
          client.on('close', stop)
          client.on('message', (text) => {
            const frame = JSON.parse(String(text)) as { type: string }
            if (frame.type === 'ping') send({ type: 'pong' })
          })
        })
      })
    },
  }
}

async function serve(
  desk: ReturnType<typeof exampleDesk>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake')
  const bytes = await read(request)
  if (url.pathname === '/files' && request.method === 'POST') {
    const type = request.headers['content-type'] ?? 'application/octet-stream'
    const name = url.searchParams.get('name') ?? 'arquivo'
    return json(response, 201, desk.store(name, type, bytes.length))
  }
  if (url.pathname === '/fake/say') return customerSays(desk, url, response)
  const file = desk.files.get(url.pathname.split('/')[2] ?? '')
  if (url.pathname.startsWith('/files/') && file) {
    const [type, body] = file.kind === 'image' ? picture() : silence()
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length })
    response.end(body)
    return
  }
  const { status, body } = answer(desk, {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: bytes.length > 0 ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {},
  })
  json(response, status, body)
}

/** `/api/v1/fake/say?to=Mariana&text=Oi`: a customer writes, to see the desk react. */
function customerSays(desk: ReturnType<typeof exampleDesk>, url: URL, response: ServerResponse) {
  const to = url.searchParams.get('to') ?? 'Mariana'
  const found = [...desk.conversations.values()].find((it) => it.contact.name.startsWith(to))
  if (!found) return json(response, 404, {})
  const message = desk.say(found, {
    direction: 'in',
    author: { kind: 'contact', id: found.contact.id, name: found.contact.name },
    content: { type: 'text', body: url.searchParams.get('text') ?? 'Oi!' },
  })
  return json(response, 200, message)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
