import { isAway } from '../chat/state.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { useChat, useTools } from './tools.ts'

export function Header() {
  const { chat, t, close } = useTools()
  const state = useChat()
  const { config, agent, muted, talk } = state
  const away = isAway(state)
  const shown = config?.showAgent && talk === 'attending' ? agent : null
  const title = shown?.name ?? config?.title ?? ''
  const subtitle = shown ? config?.title : away ? t('awayNow') : config?.subtitle
  const sound = t(muted ? 'unmute' : 'mute')
  return (
    <header>
      <span class="who">
        <Avatar name={shown?.name ?? config?.name ?? ''} photo={shown?.photo} />
        {config && !away && <i class="dot" role="img" aria-label={t('online')} />}
      </span>
      <div class="titles">
        <h1>{title}</h1>
        <p>{subtitle}</p>
      </div>
      <button type="button" aria-label={sound} title={sound} onClick={() => chat.mute(!muted)}>
        <Icon name={muted ? 'mute' : 'sound'} />
      </button>
      <button type="button" aria-label={t('close')} title={t('close')} onClick={close}>
        <Icon name="down" size={22} />
      </button>
    </header>
  )
}
