import { Button, Group, Modal, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import { useBootstrap } from '@/live/bootstrap'

interface BulkTagProps {
  deed: 'tag' | 'untag'
  count: number
  onClose: () => void
  onPick: (tag: string) => void
}

/** Which tag the contacts of all of them get, or lose. */
export function BulkTag({ deed, count, onClose, onPick }: BulkTagProps) {
  const { t } = useTranslation(['bulk', 'list'])
  const tags = useBootstrap((it) => it.tags)
  const [tag, setTag] = useState<string | null>(null)
  return (
    <Modal opened onClose={onClose} title={t(`tagTitle.${deed}`, { count, shown: number(count) })}>
      <Stack>
        <Select
          label={t('whichTag')}
          description={t('tagHint')}
          data={tags.map(({ id, name }) => ({ value: id, label: name }))}
          value={tag}
          onChange={setTag}
          searchable
          data-autofocus
          nothingFoundMessage={t(tags.length === 0 ? 'list:noTagsYet' : 'list:nothingFound')}
          comboboxProps={{ withinPortal: false }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={!tag} onClick={() => tag && onPick(tag)}>
            {t(`deed.${deed}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
