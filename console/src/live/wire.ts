import type { Wire } from './socket'

/** A real connection to the server that served this page. */
export function openWire(address: string): Wire {
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(`${scheme}//${window.location.host}${address}`)
  const wire: Wire = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: () => socket.close(),
  }
  socket.onopen = () => wire.onopen?.()
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') wire.onmessage?.({ data })
  }
  socket.onclose = ({ code }) => wire.onclose?.({ code })
  return wire
}
