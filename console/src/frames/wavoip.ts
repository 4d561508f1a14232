import { Wavoip } from '@wavoip/wavoip-api'
import type { WavoipFrame } from '@/lib/wavoip'

/** Runs in a page of its own, which alone may speak with Wavoip (docs/decisions, 24). The console opens it. */
Object.assign(window, {
  openWavoip: (tokens, language) => new Wavoip({ tokens, language, platform: 'prosa' }),
} satisfies WavoipFrame)
