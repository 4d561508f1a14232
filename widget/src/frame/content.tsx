import type { VisitorContent } from '../api/wire.ts'
import { pieces } from '../lib/links.ts'
import { lazily } from './lazily.ts'

const Choices = lazily(async () => (await import('./choices.tsx')).Choices)
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

interface ContentProps {
  /** Its message. */
  id: string
  content: VisitorContent
}

export function Content({ id, content }: ContentProps) {
  if ('body' in content) {
    return (
      <>
        <Words body={content.body} />
        {content.type === 'choices' && <Choices id={id} options={content.options} />}
      </>
    )
  }
  return content.type === 'activity' ? null : (
    <>
      <Media {...content} />
      {content.caption && <Words body={content.caption} />}
    </>
  )
}
