import { adoptStyles } from './adopt.ts'
import styles from './choices.css?inline'
import { useChat, useTools } from './tools.ts'

adoptStyles(styles)

interface Props {
  /** The question's message. */
  id: string
  options: readonly string[]
}

/** What can be chosen; only while it is the last thing that was said. */
export function Choices({ id, options }: Props) {
  const { chat } = useTools()
  const { messages, outgoing, ended } = useChat()
  const open = messages.at(-1)?.id === id && outgoing.length === 0 && !ended
  return (
    <div class="choices">
      {options.map((option) => (
        <button type="button" key={option} disabled={!open} onClick={() => chat.send(option)}>
          {option}
        </button>
      ))}
    </div>
  )
}
