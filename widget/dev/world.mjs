import { randomUUID } from 'node:crypto'

const config = {
  name: 'Café Aurora',
  color: '#5b4fd6',
  theme: 'light',
  position: 'right',
  title: 'Café Aurora',
  subtitle: 'Respondemos em poucos minutos',
  greeting: 'Olá! 👋 Bem-vindo ao Café Aurora.\nComo podemos ajudar você hoje?',
  form: { enabled: false, name: 'off', email: 'off', phone: 'off', consent: null },
  awayMessage: 'Deixe sua mensagem e seu e-mail: respondemos assim que voltarmos.',
  language: 'auto',
  launcherText: null,
  showAgent: true,
  open: true,
  agentsOnline: true,
  nextOpening: null,
  maxFileBytes: 25_000_000,
  blocked: false,
}
const agent = { name: 'Ana Lima', photo: null }

/** Visitors, their messages and their sockets. `act` plays the agent, from tests or from a terminal. */
export class World {
  config = structuredClone(config)
  visitors = new Map()
  files = new Map()
  sockets = new Map()
  limited = 0
  down = false

  act(what, value) {
    if (what === 'config') Object.assign(this.config, value)
    if (what === 'reset')
      Object.assign(this, {
        config: { ...structuredClone(config), ...value },
        limited: 0,
        down: false,
        visitors: new Map(),
      })
    if (what === 'limit') this.limited = Date.now() + value.seconds * 1000
    if (what === 'down') this.fail(value.on)
    for (const visitor of this.visitors.values()) {
      if (what === 'say')
        this.post(visitor, {
          direction: 'out',
          author: agent,
          content: value.content ?? { type: 'text', body: value.text },
        })
      if (what === 'typing') this.tell(visitor, { type: 'typing', on: value.on, agent: { name: agent.name } })
      if (what === 'read') this.readAll(visitor)
      if (what === 'join') this.change(visitor, 'joined', { state: 'attending', ended: false, agent })
      if (what === 'end') this.change(visitor, 'ended', { state: 'resolved', ended: true, agent: null })
    }
    return {
      visitors: this.visitors.size,
      messages: [...this.visitors.values()].map(({ messages }) => messages),
    }
  }

  fail(on) {
    this.down = on
    if (on) for (const socket of this.sockets.keys()) socket.terminate()
  }

  change(visitor, what, state) {
    Object.assign(visitor, state)
    this.post(visitor, { direction: 'system', author: agent, content: { type: 'activity', what } })
    this.tell(visitor, { type: 'state', state: visitor.state, ended: visitor.ended, agent: visitor.agent })
  }

  readAll(visitor) {
    visitor.readUpTo = visitor.messages.length
    for (const message of visitor.messages) if (message.direction === 'in') message.status = 'read'
    this.tell(visitor, { type: 'receipts', readUpTo: visitor.readUpTo, deliveredUpTo: visitor.readUpTo })
  }

  post(visitor, message) {
    const added = {
      id: randomUUID(),
      seq: visitor.messages.length + 1,
      at: new Date().toISOString(),
      status: null,
      ...message,
    }
    visitor.messages.push(added)
    this.tell(visitor, { type: 'message', message: added })
    return added
  }

  tell(visitor, frame) {
    for (const [socket, owner] of this.sockets) if (owner === visitor) socket.send(JSON.stringify(frame))
  }

  connect(socket) {
    if (this.down) return socket.terminate()
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('message', (data) => {
      const frame = JSON.parse(data)
      if (frame.type !== 'hello') return
      const visitor = this.visitors.get(frame.token)
      if (!visitor) return socket.close(4401)
      this.sockets.set(socket, visitor)
      socket.send('{"type":"hello"}')
    })
  }

  async answer(request, key, path, url, body) {
    const call = `${request.method} ${path}`
    const problem = (status, code, extra = {}) => ({ status, body: { title: code, status, code, ...extra } })
    if (this.down) return problem(503, 'unavailable')
    if (call === 'GET /') return { status: 200, body: this.config }
    if (path.startsWith('/bytes/')) return this.files.get(path.split('/')[2]) ?? problem(404, 'not-found')
    if (call === 'POST /visitors' || call === 'POST /identify')
      return { status: 201, body: this.admit(JSON.parse(body)) }
    const visitor = this.visitors.get(request.headers.authorization?.slice(7))
    if (!visitor) return problem(401, 'signed-out')
    if (call === 'GET /conversation') return { status: 200, body: this.state(visitor) }
    if (call === 'GET /messages') {
      const older = visitor.messages.filter(({ seq }) => seq < Number(url.searchParams.get('before')))
      return { status: 200, body: { items: older.slice(-40), hasOlder: older.length > 40 } }
    }
    if (call === 'PUT /receipts') return { status: 204 }
    if (call === 'POST /files')
      return this.keep(key, url.searchParams.get('name'), request.headers['content-type'], body, problem)
    if (call === 'POST /messages') return this.take(visitor, JSON.parse(body), problem)
    return problem(404, 'not-found')
  }

  admit(details) {
    const token = randomUUID()
    this.visitors.set(token, { details, messages: [], state: 'none', ended: false, agent: null, readUpTo: 0 })
    return { token, visitorId: randomUUID() }
  }

  state({ details, messages, state, ended, agent, readUpTo }) {
    const visitor = { name: details.name, email: details.email, phone: details.phone, identified: false }
    return {
      visitor,
      state,
      ended,
      agent,
      messages: messages.slice(-40),
      hasOlder: messages.length > 40,
      unread: 0,
      readUpTo,
    }
  }

  keep(key, name, type, bytes, problem) {
    if (/exe$/.test(name)) return problem(415, 'file-type', { found: 'application/x-msdownload' })
    const id = randomUUID()
    const kind = ['image', 'audio', 'video'].find((it) => type.startsWith(it)) ?? 'document'
    this.files.set(id, { type, bytes })
    const url = `/webchat/v1/${key}/bytes/${id}`
    const size = kind === 'image' ? { width: 640, height: 420 } : {}
    const file = {
      id,
      name,
      mediaType: type,
      kind,
      size: bytes.length,
      thumbnail: kind === 'image',
      url,
      thumbnailUrl: kind === 'image' ? url : null,
      ...size,
    }
    this.files.set(`about-${id}`, file)
    return { status: 201, body: file }
  }

  take(visitor, { id, content }, problem) {
    const before = visitor.messages.find((message) => message.id === id)
    if (before) return { status: 200, body: before }
    const wait = Math.ceil((this.limited - Date.now()) / 1000)
    if (wait > 0) return problem(429, 'too-many', { retryAfterSeconds: wait })
    const stored = content.file ? { ...content, file: this.files.get(`about-${content.file}`) } : content
    if (visitor.state !== 'attending') Object.assign(visitor, { state: 'waiting', ended: false })
    return { status: 201, body: this.post(visitor, { id, direction: 'in', content: stored, status: 'sent' }) }
  }
}
