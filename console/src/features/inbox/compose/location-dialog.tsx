import { Button, Text, TextInput } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LocationCard } from '../conversation/channel-content'
import { ComposeDialog, type ComposeProps } from './compose-dialog'
import { readCoordinates } from './coordinates'

/** Longer than any building takes to be found. */
const PATIENCE = 15_000

/** Sends a place: typed, pasted from a map, or where one is. */
export function LocationDialog({ onClose, onSend }: ComposeProps) {
  const { t } = useTranslation('message')
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [isLocating, setLocating] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const coordinates = readCoordinates(text)
  const place = coordinates && {
    type: 'location' as const,
    ...coordinates,
    name: name.trim() || null,
    address: address.trim() || null,
  }
  const handleHere = () => {
    setLocating(true)
    setRefused(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false)
        setText(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`)
      },
      () => {
        setLocating(false)
        setRefused(true)
      },
      { enableHighAccuracy: true, timeout: PATIENCE },
    )
  }
  return (
    <ComposeDialog title={t('extra.location')} content={place} onClose={onClose} onSend={onSend}>
      <TextInput
        label={t('location.coordinates')}
        description={t('location.coordinatesHint')}
        placeholder="-23.5505, -46.6333"
        required
        data-autofocus
        value={text}
        error={text.trim() !== '' && !coordinates ? t('location.unreadable') : null}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        loading={isLocating}
        leftSection={<IconCurrentLocation size={17} stroke={1.5} />}
        onClick={handleHere}
      >
        {t('location.here')}
      </Button>
      {isRefused && (
        <Text size="sm" c="var(--bad-text)" role="alert">
          {t('location.refused')}
        </Text>
      )}
      <TextInput
        label={t('location.name')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('location.address')}
        maxLength={300}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {place && <LocationCard place={place} />}
    </ComposeDialog>
  )
}
