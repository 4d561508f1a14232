import type { Connection, ConnectionChange, NumberChange, WhatsAppNumber } from '@/lib/schemas'
import { changesOf } from '../use-settings-form'

/** What can be changed of a number, in one form; the secrets begin empty, for nobody is told them. */
export type NumberValues = {
  name: string
  departmentId: string | null
  agentId: string | null
  state: Connection['state']
  undoSeconds: number
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
  const { connection, undoSeconds, showReading, ignoreGroups, declineCalls } = number
  const { phoneNumberId, businessAccountId, verifyToken } = number
  const { name, departmentId, agentId, state } = connection
  return {
    name,
    departmentId: departmentId ?? null,
    agentId: agentId ?? null,
    state,
    undoSeconds,
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

/** What differs, parted by who keeps it: the connection, or the number at Meta. */
export function changesOfNumber(
  before: NumberValues,
  now: NumberValues,
): { general: ConnectionChange; keysOfMeta: NumberChange } {
  const { name, departmentId, agentId, state, ...keysOfMeta } = changesOf(before, now)
  return {
    general: {
      ...(name === undefined ? {} : { name }),
      ...(departmentId === undefined ? {} : { departmentId }),
      ...(agentId === undefined ? {} : { agentId }),
      ...(state === undefined ? {} : { state }),
    },
    keysOfMeta,
  }
}
