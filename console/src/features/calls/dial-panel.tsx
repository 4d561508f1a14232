import { ActionIcon, Button, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPhone, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phone } from '@/lib/format'
import type { Contact, WavoipDevice } from '@/lib/schemas'
import { dial, setPhone, useHasHiddenCall, usePhone } from '@/live/phone'
import { isReachable } from '@/live/telephony'
import { PersonAvatar } from '@/ui/person-avatar'
import { WavoipStateMark } from '@/ui/wavoip-state-mark'
import classes from './calls.module.css'
import { foundQuery } from './queries'

const TYPING = 250

/** As much as a number has at least, with its area. */
const NUMBER = /^\+?[\d\s().-]{10,}$/

/** From here one calls anybody over WhatsApp, and sees how the devices stand (TEL-02). */
export function DialPanel({ devices }: { devices: readonly WavoipDevice[] }) {
  const { t } = useTranslation('calls')
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const [sought] = useDebouncedValue(text, TYPING)
  const found = useQuery(foundQuery(sought)).data?.items.filter(isReachable) ?? []
  const hasHidden = useHasHiddenCall()
  const isNumber = NUMBER.test(text)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isNumber) dial('wavoip', { name: null, phone: text })
  }
  return (
    <section className={classes.dial} aria-label={t('dial.title')}>
      <header className={classes.head}>
        <h2>{t('dial.title')}</h2>
        <ActionIcon aria-label={t('common:close')} onClick={() => setPhone({ isDialling: false })}>
          <IconX size={18} stroke={1.5} />
        </ActionIcon>
      </header>
      {hasHidden ? (
        <Button variant="light" onClick={() => setPhone({ isHidden: false })}>
          {t('reopen')}
        </Button>
      ) : (
        <form onSubmit={handleSubmit}>
          <TextInput
            label={t('dial.whom')}
            placeholder={t('dial.hint')}
            value={typed}
            data-autofocus
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            fullWidth
            mt="sm"
            disabled={!isNumber}
            leftSection={<IconPhone size={17} stroke={1.6} />}
          >
            {t('dial.call')}
          </Button>
        </form>
      )}
      {!hasHidden && text && <Found people={found} isNumber={isNumber} />}
      <Devices devices={devices} />
    </section>
  )
}

function Found({ people, isNumber }: { people: readonly Contact[]; isNumber: boolean }) {
  const { t } = useTranslation('calls')
  if (people.length === 0) return isNumber ? null : <p role="status">{t('dial.nobody')}</p>
  return (
    <ul className={classes.found} aria-label={t('dial.found')}>
      {people.map((it) => (
        <li key={it.id}>
          <UnstyledButton
            className={classes.person ?? ''}
            aria-label={t('dial.callThem', { name: it.name })}
            onClick={() => dial('wavoip', { name: it.name, phone: it.phone ?? '' })}
          >
            <PersonAvatar name={it.name} photo={it.photo} size={32} />
            <span className={classes.named}>
              <strong>{it.name}</strong>
              <small>{phone(it.phone ?? '')}</small>
            </span>
            <IconPhone size={17} stroke={1.6} aria-hidden="true" />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

function Devices({ devices }: { devices: readonly WavoipDevice[] }) {
  const { t } = useTranslation('calls')
  const { devices: states, lines } = usePhone()
  if (lines.wavoip === 'off') return <p role="status">{t('dial.otherWindow')}</p>
  return (
    <ul className={classes.devices} aria-label={t('dial.devices')}>
      {devices.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <WavoipStateMark state={states[id] ?? 'starting'} />
        </li>
      ))}
    </ul>
  )
}
