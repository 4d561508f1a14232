import { useChat, useTools } from './tools.ts'
import './choices.ts'

interface Props {
  id: string
  choices: string[]
}

/** Answers to choose from, until something was written after the question; whoever chooses writes it. */
export function Choices({ id, choices }: Props) {
  const { chat } = useTools()
  const { messages, outgoing } = useChat()
  const asked = messages.find((it) => it.id === id)?.seq ?? 0
  if (outgoing.length > 0 || messages.some((it) => it.direction === 'in' && it.seq > asked)) return null
  return (
    <div class={choices.length > 5 ? 'choices many' : 'choices'}>
      {choices.map((it) => (
        <button key={it} type="button" onClick={() => chat.send(it)}>
          {it}
        </button>
      ))}
    </div>
  )
}
