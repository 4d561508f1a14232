import { IconGauge, IconStar } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Solicitar NPS: whether the customer would recommend us. */
export const askNps: Action = {
  id: 'ask-nps',
  icon: IconGauge,
  when: ({ allowed }) => allowed.includes('ask'),
  run: () => openDialog('ask-nps'),
}

/** Avaliação: how the service was. */
export const askRating: Action = {
  id: 'ask-rating',
  icon: IconStar,
  when: ({ allowed }) => allowed.includes('ask'),
  run: () => openDialog('ask-rating'),
}
