import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconPlayerSkipForward, IconRefresh, IconSend2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { FlowEffect, FlowMemory, FlowScript } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { useEffectText } from '@/ui/use-effect-text'
import { refusalText } from '../refusal'
import classes from './flow.module.css'

interface Saying {
  text: string
  payload: string | null
}

/** What was said and done so far. */
type Line = { by: 'me'; text: string } | { by: 'flow'; effect: FlowEffect }

/** Talks with the flow as it is written now, by the same engine that customers get. */
export function TestPane({ script }: { script: FlowScript }) {
  const { t } = useTranslation('flows')
  const { agent } = useMe()
  const [lines, setLines] = useState<Line[]>([])
  const [memory, setMemory] = useState<FlowMemory | null>(null)
  const [isOpen, setOpen] = useState(true)
  const [typed, setTyped] = useState('')
  const talk = useRef<HTMLDivElement>(null)
  const play = useMutation({
    mutationFn: ({ from, said }: { from: FlowMemory | null; said: Saying | null }) =>
      api.post('/flow-rehearsals', {
        body: {
          script,
          memory: from,
          said: said?.text ?? null,
          payload: said?.payload ?? null,
          contact: agent.name,
          open: isOpen,
          tags: [],
          contexts: [],
        },
      }),
    onSuccess: ({ memory: next, effects }) => {
      setMemory(next)
      setLines((held) => [...held, ...effects.map((effect) => ({ by: 'flow' as const, effect }))])
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said last is to be seen
  useEffect(() => {
    if (talk.current) talk.current.scrollTop = talk.current.scrollHeight
  }, [lines])
  const begin = () => {
    setLines([])
    play.mutate({ from: null, said: null })
  }
  const say = (said: Saying) => {
    setLines((held) => [...held, { by: 'me', text: said.text }])
    play.mutate({ from: memory, said })
  }
  const handleSend = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    say({ text: typed.trim(), payload: null })
    setTyped('')
  }
  const asks = memory?.stance === 'asking'
  const last = lines.at(-1)
  return (
    <aside className={classes.pane} aria-label={t('tryOut')}>
      <Group justify="space-between" mb="xs" gap="xs">
        <h3>{t('tryOut')}</h3>
        <Button
          size="xs"
          variant={memory ? 'default' : 'filled'}
          leftSection={
            memory ? (
              <IconRefresh size={15} stroke={1.5} />
            ) : (
              <IconPlayerPlay size={15} stroke={1.5} />
            )
          }
          disabled={script.steps.length === 0}
          loading={play.isPending}
          onClick={begin}
        >
          {t(memory ? 'again' : 'begin')}
        </Button>
      </Group>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('when')}
        data={[
          { value: 'open', label: t('doors.open') },
          { value: 'closed', label: t('doors.closed') },
        ]}
        value={isOpen ? 'open' : 'closed'}
        onChange={(next) => setOpen(next === 'open')}
      />
      <div ref={talk} className={classes.talk} role="log" aria-label={t('talk')}>
        {lines.length === 0 && (
          <Text size="sm" c="var(--ink2)" ta="center" py="xl">
            {t('tryOutHint')}
          </Text>
        )}
        {lines.map((line, place) => (
          <LineView
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            key={place}
            line={line}
            onPick={asks && line === last ? say : null}
          />
        ))}
      </div>
      {play.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {refusalText(play.error)}
        </Text>
      )}
      {memory?.stance === 'waiting' || asks ? (
        <Button
          size="compact-xs"
          variant="subtle"
          mb="xs"
          leftSection={<IconPlayerSkipForward size={14} stroke={1.5} />}
          onClick={() => play.mutate({ from: memory, said: null })}
        >
          {t(asks ? 'letExpire' : 'skipWait')}
        </Button>
      ) : null}
      <form onSubmit={handleSend} className={classes.say}>
        <TextInput
          aria-label={t('sayAsCustomer')}
          placeholder={t('sayAsCustomer')}
          value={typed}
          disabled={!asks}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" px={10} disabled={!asks || typed.trim() === ''} aria-label={t('say')}>
          <IconSend2 size={17} stroke={1.5} />
        </Button>
      </form>
    </aside>
  )
}

interface LineViewProps {
  line: Line
  /** Chooses for the customer; null where it is too late. */
  onPick: ((said: Saying) => void) | null
}

function LineView({ line, onPick }: LineViewProps) {
  const textOf = useEffectText()
  if (line.by === 'me') {
    return <p className={classes.mine}>{line.text}</p>
  }
  const { effect } = line
  if (effect.type === 'say') return <p className={classes.theirs}>{effect.text}</p>
  if (effect.type !== 'ask') return <p className={classes.deed}>{textOf(effect)}</p>
  return (
    <div className={classes.theirs}>
      {effect.text}
      <span className={classes.picks}>
        {effect.choices.map(({ id, title }) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            disabled={!onPick}
            onClick={() => onPick?.({ text: title, payload: id })}
          >
            {title}
          </Button>
        ))}
      </span>
    </div>
  )
}
