export interface Piece {
  text: string
  href: string | null
}

const LINK = /(https?:\/\/[^\s<>"]+|www\.[^\s<>"]+\.[^\s<>"]+|[\w.+-]+@[\w-]+\.[\w.-]*\w)/gi

/**
 * Cuts a text into plain pieces and links. Only http, https and mail become links, and only as elements that we
 * build: no text of anybody ever becomes markup.
 */
export function pieces(body: string): Piece[] {
  return body.split(LINK).flatMap((part, index) => {
    if (!part) return []
    if (index % 2 === 0) return [{ text: part, href: null }]
    // The full stop after an address belongs to the sentence.
    const tail = /[.,;:!?)\]'"]+$/.exec(part)?.[0] ?? ''
    const link = part.slice(0, part.length - tail.length)
    const href = /^https?:/i.test(link) ? link : /^www\./i.test(link) ? `https://${link}` : `mailto:${link}`
    return [{ text: link, href }, ...(tail ? [{ text: tail, href: null }] : [])]
  })
}
