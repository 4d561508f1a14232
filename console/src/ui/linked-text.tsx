import { Fragment } from 'react'

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"']+/gi
/** Punctuation that ends the sentence, not the address. */
const TAIL = /[.,;:!?)\]}'"]+$/

interface Part {
  text: string
  href?: string
}

/** Cuts a text into plain parts and web addresses. Only http and https ever become links. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const found of text.matchAll(ADDRESS)) {
    const address = found[0].replace(TAIL, '')
    if (found.index > end) parts.push({ text: text.slice(end, found.index) })
    parts.push({
      text: address,
      href: address.startsWith('www.') ? `https://${address}` : address,
    })
    end = found.index + address.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** Text with its addresses clickable. Nothing of it is ever read as markup. */
export function LinkedText({ text }: { text: string }) {
  return partsOf(text).map((part, index) =>
    part.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
