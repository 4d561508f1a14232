import type { Typebot, TypebotWish } from '@/lib/schemas'

/** The form of Typebot: texts are never absent in fields. */
export type TypebotValues = {
  on: boolean
  viewer: string
  publicId: string
  /** Empty: as it is. */
  token: string
  /** The token that is there goes. */
  forgetsToken: boolean
  starts: Typebot['starts']
  startWord: string
  finishWord: string
  idleMinutes: number | string
  notUnderstood: string
  pauseMillis: number | string
  joinSeconds: number | string
  connections: string[]
}

export function valuesOf(typebot: Typebot): TypebotValues {
  const { hasToken: _, ...held } = typebot
  return {
    ...held,
    token: '',
    forgetsToken: false,
    startWord: held.startWord ?? '',
    finishWord: held.finishWord ?? '',
    notUnderstood: held.notUnderstood ?? '',
    connections: [...held.connections],
  }
}

export function wishOf({ forgetsToken, token, ...values }: TypebotValues): TypebotWish {
  return {
    ...values,
    token: token || (forgetsToken ? '' : null),
    startWord: values.startWord || null,
    finishWord: values.finishWord || null,
    notUnderstood: values.notUnderstood || null,
    idleMinutes: Number(values.idleMinutes),
    pauseMillis: Number(values.pauseMillis),
    joinSeconds: Number(values.joinSeconds),
  }
}
