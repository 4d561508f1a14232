import { SegmentedControl, Text } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { IconMessageCircle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './connection.module.css'
import type { ConnectionValues } from './connection-values'

type View = 'chat' | 'form' | 'away'

const VIEWS: readonly View[] = ['chat', 'form', 'away']

/** How long the frame may take before we say that it does not come. */
const PATIENCE = 8_000

/** The chat as visitors will see it, while it is being set up; see widget/README.md. */
export function Preview({ values }: { values: ConnectionValues }) {
  const { t } = useTranslation('settings')
  const frame = useRef<HTMLIFrameElement>(null)
  const [wanted, setView] = useState<View>('chat')
  const times = useReadyTimes(frame)
  const [isLate, setLate] = useState(false)
  useTimeout(() => setLate(true), PATIENCE, { autoInvoke: true })
  const { name, webchat } = values
  const view = wanted === 'form' && !webchat.form.enabled ? 'chat' : wanted
  const isColor = /^#[0-9a-f]{6}$/i.test(webchat.color)

  useEffect(() => {
    if (times === 0) return
    const { hours: _hours, domains: _domains, requireIdentity: _identity, color, ...look } = webchat
    const { consent, ...fields } = look.form
    const config = {
      ...look,
      ...(isColor ? { color } : {}),
      name,
      launcherText: look.launcherText || null,
      form: { ...fields, consent: consent || null },
    }
    const message = { type: 'prosa:preview', config, view }
    frame.current?.contentWindow?.postMessage(message, window.location.origin)
  }, [times, name, webchat, view, isColor])

  return (
    <aside className={classes.preview} aria-label={t('preview.title')}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('preview.view')}
        value={view}
        onChange={(value) => setView(value)}
        data={VIEWS.map((value) => ({
          value,
          label: t(`preview.${value}`),
          disabled: value === 'form' && !webchat.form.enabled,
        }))}
      />
      {isLate && times === 0 && (
        <Text role="alert" size="sm" c="var(--ink2)">
          {t('preview.failed')}
        </Text>
      )}
      <iframe
        ref={frame}
        className={classes.frame}
        src="/webchat/frame?preview=1"
        title={t('preview.title')}
        tabIndex={-1}
      />
      <div className={classes.launcher} data-position={webchat.position} aria-hidden="true">
        {webchat.launcherText && <span>{webchat.launcherText}</span>}
        <b style={isColor ? { background: webchat.color } : {}}>
          <IconMessageCircle size={24} stroke={1.7} />
        </b>
      </div>
    </aside>
  )
}

/** How often the frame has said that it is ready: it says so again when it is loaded again. */
function useReadyTimes(frame: React.RefObject<HTMLIFrameElement | null>): number {
  const [times, setTimes] = useState(0)
  useEffect(() => {
    const handleMessage = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return
      if ((data as { type?: unknown } | null)?.type === 'prosa:preview-ready') {
        setTimes((before) => before + 1)
      }
    }
    window.addEventListener('message', handleMessage)
    return () => window.removeEventListener('message', handleMessage)
  }, [frame])
  return times
}
