import { ActionIcon, Button, TagsInput, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { EntityType } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { DialogForm } from '../dialog-form'
import { useSettingsForm } from '../use-settings-form'
import classes from './intents.module.css'

interface EntityDialogProps {
  /** Null for a new one. */
  entity: EntityType | null
  onClose: () => void
}

const EMPTY = { name: '', synonyms: [] as string[] }

function valuesOf(entity: EntityType | null) {
  const { name = '', values = [EMPTY] } = entity ?? {}
  return { name, values: values.map((it) => ({ name: it.name, synonyms: [...it.synonyms] })) }
}

/** An entity: its values, each with the other words that customers use for it. */
export function EntityDialog({ entity, onClose }: EntityDialogProps) {
  const { t } = useTranslation('intents')
  const cache = useQueryClient()
  const { form, ...state } = useSettingsForm({
    initialValues: valuesOf(entity),
    save: async (wanted) => {
      const body = { ...wanted, values: wanted.values.filter((it) => it.name.trim()) }
      const saved = entity
        ? await api.put('/entities/{entityId}', {
            path: { entityId: entity.id },
            body: { ...body, revision: entity.revision },
          })
        : await api.post('/entities', { body })
      void cache.invalidateQueries({ queryKey: keys.intents })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  const { values } = form.getValues()
  return (
    <DialogForm
      title={t(entity ? 'editEntity' : 'newEntity')}
      size="lg"
      {...state}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        description={t('entityNameHint')}
        placeholder={t('entityPlaceholder')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {values.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place
        <div key={place} className={classes.value}>
          <TextInput
            label={t('valueNumber', { number: place + 1 })}
            maxLength={80}
            {...form.getInputProps(`values.${place}.name`)}
          />
          <TagsInput
            label={t('synonymsNumber', { number: place + 1 })}
            placeholder={t('synonymsHint')}
            maxTags={50}
            acceptValueOnBlur
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps(`values.${place}.synonyms`)}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('deleteValue', { number: place + 1 })}
            disabled={values.length === 1}
            onClick={() => form.removeListItem('values', place)}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="light"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={() => form.insertListItem('values', EMPTY)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('addValue')}
      </Button>
    </DialogForm>
  )
}
