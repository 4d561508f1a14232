/** The letters of GSM: of these 160 fit into one SMS. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** They take the place of two. */
const EXTENDED = new Set('\f^{}\\[~]|€')

/** One message goes out as no more of them than this. */
export const MOST_SEGMENTS = 8

export interface Segments {
  count: number
  /** How many letters still fit into the last one. */
  left: number
  /** A letter beyond the alphabet of GSM, such as ã or ç, leaves less than half the room. */
  isWide: boolean
}

/** Into how many SMS a text is cut; the server counts in the same way. */
export function segmentsOf(text: string): Segments {
  let length = 0
  for (const letter of text) {
    if (BASIC.has(letter)) length += 1
    else if (EXTENDED.has(letter)) length += 2
    else return cut(text.length, 70, 67, true)
  }
  return cut(length, 160, 153, false)
}

function cut(length: number, alone: number, together: number, isWide: boolean): Segments {
  if (length <= alone) return { count: 1, left: alone - length, isWide }
  const count = Math.ceil(length / together)
  return { count, left: count * together - length, isWide }
}
