import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  type Icon,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconMinus,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duration, phone } from '@/lib/format'
import { useMe } from '@/live/bootstrap'
import { type LineState, type PhoneCall, phoneActs, setPhone } from '@/live/phone'
import { PersonAvatar } from '@/ui/person-avatar'
import { useNow } from '@/ui/use-now'
import classes from './calls.module.css'
import { ring } from './ringtone'

/** How long it stays after a call that needs no explanation. */
const FAREWELL = 4_000

interface CallPanelProps {
  call: PhoneCall
  line: LineState
}

/** The call of this window, over every page. */
export function CallPanel({ call, line }: CallPanelProps) {
  const { t } = useTranslation('calls')
  const panel = useRef<HTMLElement>(null)
  const rings = call.phase === 'ringing'
  const isIncoming = call.direction === 'in' && rings
  useRingtone(rings)
  useFarewell(call)
  useEffect(() => {
    if (isIncoming) panel.current?.focus()
  }, [isIncoming])
  const name = call.name ?? t('unknown')
  return (
    <section
      ref={panel}
      className={classes.panel}
      aria-label={t('call', { name })}
      tabIndex={-1}
      data-phase={call.phase}
    >
      <header className={classes.who}>
        <PersonAvatar name={name} photo={call.photo} size={40} />
        <div className={classes.words}>
          <strong>
            {call.conversation ? (
              <Link to="/conversations/$id" params={{ id: call.conversation }}>
                {name}
              </Link>
            ) : (
              name
            )}
          </strong>
          {call.phone && <p>{phone(call.phone)}</p>}
          {call.via === 'wavoip' && <p>{t('byWhatsApp')}</p>}
          <State call={call} line={line} />
        </div>
        {call.phase === 'over' ? (
          <ActionIcon aria-label={t('common:close')} onClick={() => phoneActs()?.dismiss()}>
            <IconX size={18} stroke={1.5} />
          </ActionIcon>
        ) : (
          !isIncoming && <HideButton />
        )}
      </header>
      {isIncoming ? <Offer /> : call.phase !== 'over' && <Controls call={call} />}
    </section>
  )
}

/** Closes the panel; the call goes on. */
function HideButton() {
  const { t } = useTranslation('calls')
  return (
    <Tooltip label={t('hide')}>
      <ActionIcon aria-label={t('hide')} onClick={() => setPhone({ isHidden: true })}>
        <IconMinus size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Chamando… · Em ligação 0:27 · Ocupado */
function State({ call, line }: CallPanelProps) {
  const { t } = useTranslation('calls')
  const now = useNow(1000)
  const { via, phase, direction, since, lasted, isHeld, why } = call
  if (phase === 'over') {
    const length = lasted === null ? '' : duration(lasted)
    return (
      <p role="status" className={classes.state} data-bad={isBad(why) || undefined}>
        {why
          ? t([`why.${why}`, `problems:${why}`, 'why.failed'], { context: via })
          : length
            ? t('lasted', { length })
            : t('over')}
      </p>
    )
  }
  const key = phase === 'ringing' ? `ringing.${direction}` : isHeld ? 'held' : phase
  return (
    <p className={classes.state}>
      <span role="status">
        {t(line === 'away' ? 'awayShort' : `state.${key}`, { context: via })}
      </span>
      {since !== null && <time>{duration(Math.max(0, now - since))}</time>}
    </p>
  )
}

/** Somebody calls: whether one takes it. */
function Offer() {
  const { t } = useTranslation('calls')
  return (
    <div className={classes.offer}>
      <Button
        color="red"
        variant="light"
        leftSection={<IconPhoneOff size={17} stroke={1.6} />}
        onClick={() => phoneActs()?.hangUp()}
      >
        {t('refuse')}
      </Button>
      <Button
        className={classes.take ?? ''}
        leftSection={<IconPhone size={17} stroke={1.6} />}
        onClick={() => phoneActs()?.answer()}
      >
        {t('answer')}
      </Button>
    </div>
  )
}

/** Waiting and keys are for exchanges; WhatsApp knows neither. */
function Controls({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('calls')
  const [showsKeys, setShowsKeys] = useState(false)
  const { isMuted, isHeld } = call
  const isByExchange = call.via === 'pbx'
  const talks = call.phase === 'talking'
  return (
    <>
      {showsKeys && talks && <Keypad pressed={call.keys} />}
      <div className={classes.controls}>
        <Toggle
          label={t(isMuted ? 'unmute' : 'mute')}
          icon={isMuted ? IconMicrophoneOff : IconMicrophone}
          isOn={isMuted}
          isOff={!talks}
          onClick={() => phoneActs()?.mute(!isMuted)}
        />
        {isByExchange && (
          <>
            <Toggle
              label={t(isHeld ? 'unhold' : 'hold')}
              icon={isHeld ? IconPlayerPlay : IconPlayerPause}
              isOn={isHeld}
              isOff={!talks}
              onClick={() => phoneActs()?.hold(!isHeld)}
            />
            <Toggle
              label={t('keypad')}
              icon={IconDialpad}
              isOn={showsKeys}
              isOff={!talks}
              onClick={() => setShowsKeys(!showsKeys)}
            />
          </>
        )}
        <Button
          color="red"
          className={classes.end ?? ''}
          leftSection={<IconPhoneOff size={17} stroke={1.6} />}
          onClick={() => phoneActs()?.hangUp()}
        >
          {t('hangUp')}
        </Button>
      </div>
    </>
  )
}

interface ToggleProps {
  label: string
  icon: Icon
  isOn: boolean
  isOff: boolean
  onClick: () => void
}

function Toggle({ label, icon: Sign, isOn, isOff, onClick }: ToggleProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={36}
        radius="xl"
        variant={isOn ? 'filled' : 'default'}
        aria-label={label}
        aria-pressed={isOn}
        disabled={isOff}
        onClick={onClick}
      >
        <Sign size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** For menus that want to be answered by keys. */
function Keypad({ pressed }: { pressed: string }) {
  const { t } = useTranslation('calls')
  return (
    <fieldset className={classes.keypad}>
      <legend>{t('keypad')}</legend>
      <output className={classes.pressed}>{pressed.slice(-20)}</output>
      {KEYS.map((key) => (
        <Button key={key} variant="default" onClick={() => phoneActs()?.press(key)}>
          {key}
        </Button>
      ))}
    </fieldset>
  )
}

function useRingtone(rings: boolean) {
  const { volume } = useMe().preferences.sound
  useEffect(() => (rings ? ring(volume) : undefined), [rings, volume])
}

/** Whether somebody has to read it; that a colleague took it is no trouble. */
function isBad(why: string | null): boolean {
  return why !== null && why !== 'taken'
}

/** What went well goes by itself. */
function useFarewell({ phase, why }: PhoneCall) {
  useEffect(() => {
    if (phase !== 'over' || isBad(why)) return
    const timer = window.setTimeout(() => phoneActs()?.dismiss(), FAREWELL)
    return () => window.clearTimeout(timer)
  }, [phase, why])
}
