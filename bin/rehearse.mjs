// The rehearsal before the first start: does once what a server does all day, so that the JVM learns it (see train in
// tools.sh). A server that never comes up is a failure, and so is one that refuses.
const server = process.argv[2]
const processId = Number(process.argv[3])
const rounds = Number(process.argv[4] ?? 20)
let cookie = ''

async function ask(method, path, body) {
  const headers = { Origin: server, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json, text/html' }
  if (cookie) headers.Cookie = cookie
  if (body) headers['Content-Type'] = 'application/json'
  const response = await fetch(server + path, { method, headers, body: body && JSON.stringify(body), redirect: 'manual' })
  if (response.status >= 400) throw new Error(`${method} ${path} was answered with ${response.status}.`)
  const set = response.headers.getSetCookie().map((it) => it.split(';')[0])
  if (set.length > 0) cookie = set.join('; ')
  const type = response.headers.get('content-type') ?? ''
  return type.includes('json') ? response.json() : response.text()
}

async function isUp() {
  try {
    return (await ask('GET', '/health')).status === 'UP'
  } catch {
    return false
  }
}

const end = Date.now() + 300_000
while (!(await isUp())) {
  process.kill(processId, 0) // throws when the server is gone
  if (Date.now() > end) throw new Error('The server did not come up.')
  await new Promise((resolve) => setTimeout(resolve, 200))
}

const setup = await ask('GET', '/api/v1/setup')
const person = setup.demo?.[0] ?? { email: 'rehearsal@example.com', password: 'a rehearsal of a start' }
if (setup.needed) {
  await ask('POST', '/api/v1/setup', { workspace: 'Rehearsal', name: 'Rehearsal', language: 'pt-BR', ...person })
}
await ask('POST', '/api/v1/session', { email: person.email, password: person.password })
for (let round = 0; round < rounds; round++) {
  for (const path of ['/', '/widget.js', '/demo', '/api/v1/bootstrap', '/api/v1/session', '/api/v1/agents', '/api/v1/connections']) {
    await ask('GET', path)
  }
  for (const tab of ['waiting', 'attending', 'resolved']) {
    const { items = [] } = await ask('GET', `/api/v1/conversations?tab=${tab}&scope=all&limit=40`)
    for (const { id } of items.slice(0, 2)) await ask('GET', `/api/v1/conversations/${id}`)
  }
}
await ask('DELETE', '/api/v1/session')
