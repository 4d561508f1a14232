import type { IdentifyRequest, Identity, VisitorToken } from '../api/wire.ts'
import { asProblem } from '../lib/problem.ts'
import { isRecord, optionalText, text } from '../lib/shapes.ts'
import type { AdmissionWorld } from './admission.ts'

/** Who the page says its user is. Pages write this by hand: nothing but what was agreed is taken. */
export function parseIdentity(value: unknown): Identity | null {
  if (!isRecord(value)) return null
  const userId = text(value.userId)
  const hash = text(value.hash)
  if (!userId || !hash) return null
  return {
    userId,
    hash,
    ...optionalText('name', value.name),
    ...optionalText('email', value.email),
    ...optionalText('phone', value.phone),
  }
}

/** The token of the user whom the page vouches for; null when that is not taken or changes nothing. */
export async function vouchedToken(world: AdmissionWorld, said: unknown): Promise<string | null> {
  const { client, language, page } = world
  const identity = parseIdentity(said)
  if (!identity) return null
  const request: IdentifyRequest = { ...identity, language: language(), page: page() }
  try {
    const { token } = await client.call<VisitorToken>('POST', '/identify', request)
    return token === client.token ? null : token
  } catch (error) {
    console.warn(`Prosa: identify was refused (${asProblem(error).code})`)
    return null
  }
}
