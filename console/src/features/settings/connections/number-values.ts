import type { WhatsAppNumber } from '@/lib/schemas'
import { type LineValues, valuesOfLine } from './line-values'

/** What can be changed of a number, in one form; the secrets begin empty, for nobody is told them. */
export type NumberValues = LineValues & {
  showReading: boolean
  ignoreGroups: boolean
  declineCalls: boolean
  phoneNumberId: string
  businessAccountId: string
  verifyToken: string
  token: string
  appSecret: string
}

export function valuesOfNumber(number: WhatsAppNumber): NumberValues {
  const { showReading, ignoreGroups, declineCalls } = number
  const { phoneNumberId, businessAccountId, verifyToken } = number
  return {
    ...valuesOfLine(number),
    showReading,
    ignoreGroups,
    declineCalls,
    phoneNumberId,
    businessAccountId,
    verifyToken,
    token: '',
    appSecret: '',
  }
}
