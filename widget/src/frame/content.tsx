import type { VisitorContent } from '../api/wire.ts'
import { pieces } from '../lib/links.ts'
import { lazily } from './lazily.ts'

const Choices = lazily(async () => (await import('./seldom.tsx')).Choices)
const Media = lazily(async () => (await import('./media.tsx')).Media)

/** The text as it was written: links are elements of ours, everything else is text and stays text. */
export function Words({ body }: { body: string }) {
  return (
    <p class="words">
      {pieces(body).map(({ text, href }) =>
        href ? (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  )
}

export function Content({ content }: { content: VisitorContent }) {
  switch (content.type) {
    case 'text':
      return (
        <>
          <Words body={content.body} />
          {content.choices && <Choices of={content.choices} />}
        </>
      )
    case 'activity':
      return null
    default:
      return (
        <>
          <Media kind={content.type} file={content.file} />
          {content.caption && <Words body={content.caption} />}
        </>
      )
  }
}
