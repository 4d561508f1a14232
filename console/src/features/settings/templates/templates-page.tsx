import { Select } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { EmptyState } from '@/ui/states'
import { PageHeader } from '../page-header'
import classes from '../settings.module.css'
import { TemplatesSection } from './templates-section'

/** Modelos: the words that a channel approved, for each connection that needs such. */
export function TemplatesPage() {
  const { t } = useTranslation(['settings', 'templates'])
  const connections = useBootstrap((it) => it.connections).filter((it) => it.kind === 'whatsapp')
  const [chosen, setChosen] = useState<string | null>(null)
  const connection = connections.find((it) => it.id === chosen) ?? connections[0]
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.templates')} text={t('templates:text')} />
      {connections.length > 1 && (
        <Select
          label={t('templates:connection')}
          data={connections.map(({ id, name }) => ({ value: id, label: name }))}
          value={connection?.id ?? null}
          onChange={setChosen}
          allowDeselect={false}
          maw={360}
          mb="md"
        />
      )}
      {connection ? (
        <TemplatesSection key={connection.id} connectionId={connection.id} />
      ) : (
        <EmptyState icon={<IconClipboardText size={26} />} text={t('templates:noConnection')} />
      )}
    </div>
  )
}
