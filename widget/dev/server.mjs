import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { World } from './world.mjs'

/**
 * A small stand-in for Prosa, all in memory, to look at the widget without the real server: the chat and the demo
 * shop on one port, strange host pages (test/pages) on the next, which is another origin for the browser.
 */
const port = Number(process.env.PORT ?? 8090)
const root = fileURLToPath(new URL('..', import.meta.url))
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const framePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
const world = new World()

async function page(response, file, change = (text) => text, headers = {}) {
  try {
    const body = change(await readFile(`${root}/${file}`))
    response
      .writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...headers })
      .end(body)
  } catch {
    response.writeHead(404).end('not found')
  }
}

async function read(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://localhost:${port}`)
  const [, first, second, key, ...rest] = url.pathname.split('/')
  response.setHeader('Access-Control-Allow-Origin', '*')
  if (url.pathname === '/widget.js') return page(response, 'dist/widget.js')
  if (url.pathname === '/demo') {
    return page(response, 'dist/demo/index.html', (body) =>
      `${body}`.replaceAll('{{connection}}', url.searchParams.get('key') ?? 'demo'),
    )
  }
  if (url.pathname === '/webchat/frame') {
    return page(response, 'dist/webchat/frame.html', undefined, { 'Content-Security-Policy': framePolicy })
  }
  if (first === 'webchat' && second === 'assets') return page(response, `dist/webchat/assets/${key}`)
  if (first === 'dev')
    return response.end(JSON.stringify(world.act(second, JSON.parse((await read(request)) || '{}')) ?? null))
  if (first !== 'webchat' || second !== 'v1') return response.writeHead(404).end()
  const answer = await world.answer(request, key, `/${rest.join('/')}`, url, await read(request))
  if (answer.bytes) return response.writeHead(200, { 'Content-Type': answer.type }).end(answer.bytes)
  const type = answer.status >= 400 ? 'application/problem+json' : 'application/json'
  response
    .writeHead(answer.status, { 'Content-Type': type })
    .end(answer.body === undefined ? '' : JSON.stringify(answer.body))
})

const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket) => world.connect(socket))
server.listen(port, () => console.log(`Prosa (fake)  http://localhost:${port}/demo`))

createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const strict = pathname === '/strict-csp.html'
  const host = `http://localhost:${port}`
  const policy = `default-src 'none'; script-src ${host}; connect-src ${host}; frame-src ${host}; style-src 'none'; require-trusted-types-for 'script'`
  const headers = strict ? { 'Content-Security-Policy': policy } : {}
  void page(response, `test/pages${pathname}`, (body) => `${body}`.replaceAll('{{prosa}}', host), headers)
}).listen(port + 1, () => console.log(`host pages    http://localhost:${port + 1}/hostile-css.html`))
