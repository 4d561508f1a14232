import { isAway } from '../chat/state.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Words } from './content.tsx'
import { lazily } from './lazily.ts'
import { useChat } from './tools.ts'

const AwayNote = lazily(async () => (await import('./seldom.tsx')).AwayNote)

/** Where every conversation begins: the house says hello. */
export function Greeting() {
  const { config } = useChat()
  if (!config?.greeting) return null
  return (
    <div class="line first last">
      <span class="side">
        <Avatar name={config.name} />
      </span>
      <div class="bubble">
        <b class="author">{config.name}</b>
        <Words body={config.greeting} />
      </div>
    </div>
  )
}

/** … and says when nobody is there. */
export function Away() {
  const state = useChat()
  const { config } = state
  return config && isAway(state) ? <AwayNote config={config} /> : null
}
