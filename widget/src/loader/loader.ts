import { inkOn } from '../lib/color.ts'
import { recall, remember } from '../lib/host-storage.ts'
import { type Listener, takeOver } from './queue.ts'
import { launcherStyles } from './styles.ts'

/**
 * What a host page carries of us, under 2 kB: a bubble, and a frame that is fetched when somebody wants it.
 * Nothing here waits for the page and the page waits for nothing here.
 */
function start(script: HTMLScriptElement, key: string): void {
  const base = new URL(script.src).origin
  const nonce = `${crypto.getRandomValues(new Uint32Array(2))}`
  const create = document.createElement.bind(document)
  const host = create('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  const button = create('button')
  const badge = create('b')
  const frame = create('iframe')
  const listeners: [event: unknown, listener: Listener | undefined][] = []
  const attributes = {}
  const waiting: object[] = []
  let open = false
  let loaded = false
  let unread = 0

  const tell = (event: string, data?: unknown) => {
    for (const [name, listener] of listeners) if (name === event) listener?.(data)
  }
  const post = (message: object) => frame.contentWindow?.postMessage({ ...message, nonce }, base)
  /** All that the frame must know of this page; the first one is also its greeting, from which it takes our origin. */
  const sync = () => {
    const page = { url: location.href, title: document.title, referrer: document.referrer, attributes }
    if (loaded) [{ type: 'host', open, page }, ...waiting.splice(0)].map(post)
  }
  const draw = (news = '') => {
    button.className = open ? 'o' : ''
    button.ariaExpanded = `${open}`
    button.ariaLabel = `Chat ${news}`
    badge.textContent = unread && !open ? `${unread}` : ''
  }

  /**
   * Beside the body, so that pages which replace their body do not take us along; and in the top layer, where no
   * transform, filter or stacking of the page reaches.
   */
  const attach = () => {
    if (host.isConnected) return
    // A frame that is put in again starts anew.
    loaded = false
    document.documentElement.append(host)
    host.popover = 'manual'
    host.showPopover?.()
  }

  const load = () => {
    if (!host.isConnected || frame.src) return
    frame.src = `${base}/webchat/frame?key=${key}&lang=${script.dataset.language}&page=${document.documentElement.lang}#${nonce}`
    frame.onload = () => {
      loaded = true
      sync()
    }
    shadow.append(frame)
  }

  const show = (next: boolean) => {
    if (open === next) return
    const inside = shadow.activeElement === frame
    open = next
    load()
    draw()
    sync()
    if (open) frame.focus()
    else if (inside) button.focus()
    tell(open ? 'open' : 'close')
  }

  takeOver((name, value, listener) => {
    if (name === 'open') show(true)
    else if (name === 'close') show(false)
    else if (name === 'toggle') show(!open)
    else if (name === 'on') listeners.push([value, listener])
    else if (name === 'set') {
      Object.assign(attributes, value)
      sync()
    } else {
      // identify and shutdown are the frame's business.
      if (name === 'shutdown') show(false)
      waiting.push({ type: name, value })
      load()
      sync()
    }
  })

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== base || data?.nonce !== nonce) return
    const { type, value } = data
    if (type === 'close') show(false)
    else if (type === 'marker') remember(key, value)
    else if (type === 'page') sync()
    else {
      if (type === 'unread' && Number.isInteger(value)) {
        unread = value
        draw(`${data.label}`)
      }
      tell(type, value)
    }
  })

  const boot = async () => {
    const config = await (await fetch(`${base}/webchat/v1/${key}`)).json()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(launcherStyles(config.color, inkOn(config.color), config.position, config.theme))
    shadow.adoptedStyleSheets = [sheet]
    frame.title = 'Chat'
    button.append(create('i'), config.launcherText ?? '', badge)
    button.onclick = () => show(!open)
    button.onpointerenter = load
    button.onkeydown = (event) => {
      if (event.key === 'Escape') show(false)
    }
    shadow.append(button)
    draw()
    attach()
    new MutationObserver(attach).observe(document.documentElement, { childList: true })
    if (open || waiting[0] || recall(key)) load()
  }
  const idle = window.requestIdleCallback ?? setTimeout
  const wait = () => idle(() => boot().catch(() => setTimeout(wait, 2e4)))
  wait()
}

const script = document.currentScript
if (script instanceof HTMLScriptElement && script.dataset.connection) start(script, script.dataset.connection)
