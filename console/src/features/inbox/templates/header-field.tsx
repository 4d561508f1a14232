import { Button, FileButton, Group, SimpleGrid, Text, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { attach, detach, retryAttachment, takeAttached, useAttachments } from '@/live/attachments'
import { useBootstrap } from '@/live/bootstrap'
import { AttachmentTray } from '../composer/attachment-tray'
import type { PlaceText, TemplateChoice } from './use-template-choice'

type Kind = 'text' | 'image' | 'video' | 'document' | 'location'

const ACCEPTS = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  document: 'application/pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt',
} as const

/** What stands above the text, when that is chosen for each message. */
export function HeaderField({ choice, kind }: { choice: TemplateChoice; kind: Kind }) {
  if (kind === 'text') return null
  return kind === 'location' ? (
    <PlaceField choice={choice} />
  ) : (
    <FileField key={choice.template?.id} kind={kind} onFile={choice.setFile} />
  )
}

interface FileFieldProps {
  kind: keyof typeof ACCEPTS
  onFile: TemplateChoice['setFile']
}

function FileField({ kind, onFile }: FileFieldProps) {
  const { t } = useTranslation('templates')
  const place = useId()
  const { items } = useAttachments(place)
  const limit = useBootstrap((it) => it.me.account.maxFileBytes)
  const [only] = items
  const ready = only?.state.type === 'ready' ? only.state.file : null
  const isRight = ready?.kind === kind
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once what the upload came to
  useEffect(() => onFile(ready && isRight ? ready : null), [ready])
  useEffect(() => () => void takeAttached(place), [place])
  return (
    <div>
      <Group gap="sm">
        <Text size="sm" fw={500}>
          {t(`header.${kind}`)}
        </Text>
        {!only && (
          <FileButton
            accept={ACCEPTS[kind]}
            onChange={(file) => file && attach(place, [file], limit)}
          >
            {(props) => (
              <Button
                {...props}
                size="xs"
                variant="default"
                leftSection={<IconPaperclip size={15} stroke={1.5} />}
              >
                {t('header.choose')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      <AttachmentTray
        items={items}
        onRemove={(key) => detach(place, key)}
        onRetry={(key) => retryAttachment(place, key, limit)}
      />
      {ready && !isRight && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {t(`header.wrong.${kind}`)}
        </Text>
      )}
    </div>
  )
}

function PlaceField({ choice }: { choice: TemplateChoice }) {
  const { t } = useTranslation('templates')
  const { place, setPlace } = choice
  const field = (name: keyof PlaceText) => ({
    label: t(`place.${name}`),
    value: place[name],
    required: true,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setPlace({ ...place, [name]: event.currentTarget.value }),
  })
  return (
    <SimpleGrid cols={2} spacing="sm">
      <TextInput {...field('name')} />
      <TextInput {...field('address')} />
      <TextInput {...field('latitude')} inputMode="decimal" placeholder="-23.5505" />
      <TextInput {...field('longitude')} inputMode="decimal" placeholder="-46.6333" />
    </SimpleGrid>
  )
}
