import type { Device, Wavoip } from '@wavoip/wavoip-api'

const PAGE = '/api/v1/telephony/wavoip/frame'

type Language = 'pt-BR' | 'en' | 'es'

/** The window in which Wavoip's program runs. */
export interface WavoipFrame {
  openWavoip?: (tokens: string[], language: Language) => Wavoip
}

/** Wavoip's program with some devices, until it is closed. */
export interface OpenWavoip {
  wavoip: Wavoip
  close: () => void
}

/** Fetches Wavoip's program and opens devices by their tokens. */
export async function openWavoip(tokens: string[], language: string): Promise<OpenWavoip> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = 'Wavoip'
  frame.src = PAGE
  const isThere = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true })
  })
  document.body.append(frame)
  await isThere
  const { openWavoip: open } = (frame.contentWindow ?? {}) as WavoipFrame
  if (!open) {
    frame.remove()
    throw new Error('The page of Wavoip did not open.')
  }
  const wavoip = open(tokens, languageOf(language))
  return {
    wavoip,
    close: () => {
      wavoip.removeDevices(tokens)
      frame.remove()
    },
  }
}

function languageOf(language: string): Language {
  return language === 'en' || language === 'es' ? language : 'pt-BR'
}

/** How a device stands; `starting`: nothing was heard of it yet; `away`: Wavoip cannot be reached any more. */
export type WavoipState =
  | 'starting'
  | 'open'
  | 'connecting'
  | 'close'
  | 'restarting'
  | 'hibernating'
  | 'building'
  | 'waiting-payment'
  | 'restricted'
  | 'away'
  | 'error'

export function stateOf({ status, connectionStatus, restricted }: Device): WavoipState {
  if (connectionStatus !== 'connected') return status === 'BUILDING' ? 'starting' : 'away'
  switch (status) {
    case 'open':
    case 'UP':
      return restricted ? 'restricted' : 'open'
    case 'BUILDING':
      return 'building'
    case 'WAITING_PAYMENT':
      return 'waiting-payment'
    case 'EXTERNAL_INTEGRATION_ERROR':
    case 'error':
      return 'error'
    case 'connecting':
    case 'close':
    case 'restarting':
    case 'hibernating':
      return status
    default:
      status satisfies never
      return 'error'
  }
}

/** Tells whenever anything about a device changes. */
export function watchDevice(device: Device, onChange: () => void): () => void {
  const ends = [
    device.on('statusChanged', onChange),
    device.on('connectionStatusChanged', onChange),
    device.on('qrCodeChanged', onChange),
    device.on('contactChanged', onChange),
    device.on('restrictedChanged', onChange),
  ]
  return () => {
    for (const end of ends) end()
  }
}
