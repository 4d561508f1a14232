import { isAway } from '../chat/state.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Words } from './content.tsx'
import { useChat, useTools } from './tools.ts'

/** Where every conversation begins: the house says hello, and says when nobody is there. */
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

export function Away() {
  const { t, format } = useTools()
  const { config } = useChat()
  if (!config || !isAway(config)) return null
  return (
    <div class="away">
      <Icon name="clock" />
      <div>
        <b>{t('awayTitle')}</b>
        <Words body={config.awayMessage} />
        {!config.open && config.nextOpening && (
          <small>{t('opens', { time: format.opening(config.nextOpening) })}</small>
        )}
      </div>
    </div>
  )
}
