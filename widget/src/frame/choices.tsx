import { adoptStyles } from './adopt.ts'
import styles from './choices.css?inline'
import { useChat, useTools } from './tools.ts'

adoptStyles(styles)

/** So short are the numbers of a scale, which stand side by side. */
const SHORT = 2

interface Props {
  /** The question's message. */
  id: string
  options: readonly string[]
}

/** What can be chosen, until something was written after the question. Whoever chooses writes it. */
export function Choices({ id, options }: Props) {
  const { chat } = useTools()
  const { messages, outgoing, ended } = useChat()
  const asked = messages.findIndex((it) => it.id === id)
  const answered = messages.slice(asked).some((it) => it.direction === 'in')
  const isScale = options.every(({ length }) => length <= SHORT)
  if (answered || outgoing.length > 0 || ended) return null
  return (
    <div class={isScale ? 'options scale' : 'options'}>
      {options.map((option) => (
        <button type="button" key={option} onClick={() => chat.send(option)}>
          {option}
        </button>
      ))}
    </div>
  )
}
