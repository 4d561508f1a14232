// What a message looks like on the phone. Everything that people wrote goes in as text, never as HTML.

/** Makes an element: properties, then children (nodes or text; what is null or false is left out). */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value == null || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else if (name in element && typeof value !== 'string') element[name] = value
    else element.setAttribute(name === 'className' ? 'class' : name, value)
  }
  element.append(...children.flat().filter((it) => it != null && it !== false))
  return element
}

/** The line that stands for a message where there is room for one only. */
export function preview({ type, content, marks }) {
  if (marks.deleted) return 'Mensagem apagada'
  switch (type) {
    case 'text':
      return content.body
    case 'interactive':
      return content.body?.text ?? content.button_reply?.title ?? content.list_reply?.title ?? 'Mensagem'
    case 'button':
      return content.text
    case 'template':
      return content.rendered?.body ?? content.name
    case 'location':
      return `📍 ${content.name ?? 'Localização'}`
    case 'contacts':
      return '👤 Contato'
    case 'call':
      return callWords(content)
    default:
      return { image: '📷 Foto', audio: '🎤 Áudio', video: '🎬 Vídeo', document: '📄 Documento', sticker: 'Figurinha' }[type] ?? type
  }
}

/** The inside of a bubble; `tap` is called with the words of the button that was tapped. */
export function body(message, tap) {
  const { type, content, marks } = message
  if (marks.deleted) return [el('span', { className: 'gone' }, 'Mensagem apagada')]
  switch (type) {
    case 'text':
      return [content.body]
    case 'image':
      return [picture(content, 'Foto'), content.caption]
    case 'sticker':
      return [picture(content, 'Figurinha', 'sticker')]
    case 'video':
      return [film(content), content.caption]
    case 'audio':
      return [content.voice && el('footer', {}, '🎤 Mensagem de voz'), el('audio', { src: source(content), controls: true, preload: 'metadata' })]
    case 'document':
      return [file(content), content.caption]
    case 'location':
      return place(content)
    case 'contacts':
      return content.map(card)
    case 'interactive':
      return interactive(content, tap)
    case 'call':
      return [callWords(content)]
    case 'button':
      return [content.text]
    case 'template':
      return template(content, tap)
    default:
      return [`(${type})`]
  }
}

/** How a call that the person made went. */
function callWords({ state, seconds }) {
  if (state === 'ended') return `📞 Ligação · ${seconds} s`
  return `📞 ${{ ringing: 'Chamando…', missed: 'Ligação não atendida', refused: 'Ligação recusada' }[state]}`
}

function source(content) {
  return content.id ? `/sim/media/${content.id}` : content.link
}

/** What comes from an address elsewhere is named, not fetched: nothing here leaves the machine. */
function picture(content, name, className) {
  return content.id ? el('img', { src: source(content), alt: name, className }) : `${name}: ${content.link}`
}

function film(content) {
  return el('video', { src: source(content), controls: true, preload: 'metadata' })
}

function file(content) {
  const name = content.filename ?? 'Documento'
  return el('a', { className: 'file', href: source(content), target: '_blank', rel: 'noreferrer' },
    el('b', {}, name.split('.').pop().slice(0, 4).toUpperCase()), el('span', {}, name))
}

const SVG = 'http://www.w3.org/2000/svg'

function place({ latitude, longitude, name, address }) {
  const map = document.createElementNS(SVG, 'svg')
  map.setAttribute('viewBox', '0 0 230 110')
  map.setAttribute('class', 'map')
  map.setAttribute('role', 'img')
  map.setAttribute('aria-label', 'Mapa')
  const shapes = [
    ['rect', { width: 230, height: 110, fill: '#dfe7dc' }],
    ['path', { d: 'M0 80Q60 60 110 78T230 60V110H0z', fill: '#b9d6ef' }],
    ['path', { d: 'M-5 30L235 48M60-5L84 115M150-5L138 115', stroke: '#fff', 'stroke-width': 7, fill: 'none' }],
    ['path', { d: 'M115 66c-12-16-15-21-15-28a15 15 0 0 1 30 0c0 7-3 12-15 28z', fill: '#d23f31' }],
    ['circle', { cx: 115, cy: 38, r: 5, fill: '#fff' }],
  ]
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag)
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value)
    map.append(shape)
  }
  return [map, el('strong', {}, name ?? 'Localização'), el('div', {}, address ?? `${latitude}, ${longitude}`)]
}

function card(contact) {
  const phone = contact.phones?.[0]?.phone
  return el('div', {}, '👤 ', el('strong', {}, contact.name?.formatted_name ?? phone ?? 'Contato'), phone && el('div', {}, phone))
}

function interactive(content, tap) {
  if (content.button_reply) return [content.button_reply.title]
  if (content.list_reply) return [content.list_reply.title, content.list_reply.description && el('footer', {}, content.list_reply.description)]
  const { header, body: text, footer, action } = content
  return [
    header?.text && el('header', {}, header.text),
    header?.image && picture(header.image, 'Foto'),
    header?.document && file(header.document),
    text?.text,
    footer?.text && el('footer', {}, footer.text),
    action?.buttons && el('div', { className: 'choices' }, action.buttons.map(({ reply }) => choice(reply.title, tap))),
    action?.sections && list(action, tap),
    action?.parameters?.url && el('a', { href: action.parameters.url, target: '_blank', rel: 'noreferrer' }, action.parameters.display_text),
  ]
}

function list(action, tap) {
  const rows = el('div', { className: 'choices', hidden: true }, action.sections.flatMap((section) => [
    section.title && el('div', { className: 'section' }, section.title),
    ...section.rows.map((row) => choice(row.title, tap, row.description)),
  ]))
  const open = el('button', { type: 'button', onclick: () => { rows.hidden = !rows.hidden } }, `☰ ${action.button}`)
  return el('div', { className: 'choices' }, open, rows)
}

function choice(words, tap, description) {
  return el('button', { type: 'button', onclick: () => tap(words) }, words, description && el('small', {}, description))
}

function template(content, tap) {
  const { header, body: text, footer, buttons = [], media } = content.rendered ?? {}
  return [
    header && el('header', {}, header),
    media?.image && picture(media.image, 'Foto'),
    media?.video && film(media.video),
    media?.document && file(media.document),
    ...(media?.location ? place(media.location) : []),
    el('div', {}, text),
    footer && el('footer', {}, footer),
    buttons.length > 0 && el('div', { className: 'choices' }, buttons.map((it) => it.type === 'QUICK_REPLY'
      ? choice(it.text, tap)
      : el('a', { href: it.url || '#', target: '_blank', rel: 'noreferrer' }, it.text))),
  ]
}
