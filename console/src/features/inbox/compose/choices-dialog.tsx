import {
  ActionIcon,
  Button,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Interactive } from '../conversation/channel-content'
import { type Choice, choicesOf, EMPTY, LIMITS, type Offer } from './choices'
import classes from './compose.module.css'
import { ComposeDialog, type ComposeProps } from './compose-dialog'

/** Text with buttons or a list, from which the customer chooses by a tap. */
export function ChoicesDialog({ onClose, onSend }: ComposeProps) {
  const { t } = useTranslation('message')
  const [offer, setOffer] = useState<Offer>(() => ({ ...EMPTY, button: t('choices.openUsual') }))
  const change = (part: Partial<Offer>) => setOffer((held) => ({ ...held, ...part }))
  const content = choicesOf(offer)
  const isList = offer.kind === 'list'
  return (
    <ComposeDialog title={t('extra.choices')} content={content} onClose={onClose} onSend={onSend}>
      <SegmentedControl
        fullWidth
        data={[
          { value: 'buttons', label: t('choices.buttons') },
          { value: 'list', label: t('choices.list') },
        ]}
        value={offer.kind}
        onChange={(kind) => change({ kind: kind === 'list' ? 'list' : 'buttons' })}
      />
      <Text size="sm" c="var(--ink2)">
        {t(isList ? 'choices.listHint' : 'choices.buttonsHint')}
      </Text>
      <Textarea
        label={t('choices.body')}
        required
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={LIMITS.body}
        value={offer.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      <Lines offer={offer} onChange={(choices) => change({ choices })} />
      {isList && (
        <TextInput
          label={t('choices.open')}
          required
          maxLength={LIMITS.button}
          value={offer.button}
          onChange={(event) => change({ button: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t('choices.header')}
        maxLength={LIMITS.edge}
        value={offer.header}
        onChange={(event) => change({ header: event.currentTarget.value })}
      />
      <TextInput
        label={t('choices.footer')}
        maxLength={LIMITS.edge}
        value={offer.footer}
        onChange={(event) => change({ footer: event.currentTarget.value })}
      />
      {content && (
        <section className={classes.preview} aria-label={t('choices.preview')}>
          <Interactive content={content} />
        </section>
      )}
    </ComposeDialog>
  )
}

interface LinesProps {
  offer: Offer
  onChange: (choices: Choice[]) => void
}

function Lines({ offer: { kind, choices }, onChange }: LinesProps) {
  const { t } = useTranslation('message')
  const { most, title, description } = LIMITS[kind]
  const put = (place: number, part: Partial<Choice>) =>
    onChange(choices.map((it, at) => (at === place ? { ...it, ...part } : it)))
  return (
    <Stack gap={8}>
      <ul className={classes.choices}>
        {choices.map((it, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
          <li key={place} className={classes.choice}>
            <div>
              <TextInput
                aria-label={t('choices.title', { number: place + 1 })}
                placeholder={t('choices.title', { number: place + 1 })}
                maxLength={title}
                value={it.title}
                onChange={(event) => put(place, { title: event.currentTarget.value })}
              />
              {description > 0 && (
                <TextInput
                  mt={4}
                  size="xs"
                  aria-label={t('choices.description', { number: place + 1 })}
                  placeholder={t('choices.description', { number: place + 1 })}
                  maxLength={description}
                  value={it.description}
                  onChange={(event) => put(place, { description: event.currentTarget.value })}
                />
              )}
            </div>
            <ActionIcon
              variant="subtle"
              mt={4}
              disabled={choices.length === 1}
              aria-label={t('choices.remove', { number: place + 1 })}
              onClick={() => onChange(choices.filter((_, at) => at !== place))}
            >
              <IconTrash size={17} stroke={1.5} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {choices.length < most && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...choices, { title: '', description: '' }])}
        >
          {t('choices.add')}
        </Button>
      )}
    </Stack>
  )
}
