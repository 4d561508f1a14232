import { Button, Group, Text } from '@mantine/core'
import { IconPhone, IconPlus, IconSettings } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Extension, Pbx } from '@/lib/schemas'
import { useAgent } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { ConnectionTest } from '../connections/connection-test'
import { ListRow } from '../list-row'
import { pbxQuery } from '../queries'
import settings from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { ExtensionDialog } from './extension-dialog'
import { IntegrationCard } from './integration-card'
import { IntegrationSwitch } from './integration-switch'
import { PbxDialog } from './pbx-dialog'

/** The company's telephone exchange, and whose its extensions are. */
export function PbxCard() {
  const { t } = useTranslation('settings')
  const pbx = useQuery(pbxQuery)
  return (
    <IntegrationCard icon={IconPhone} name={t('pbx.name')} text={t('pbx.text')}>
      <Loaded query={pbx}>{(held) => <Exchange pbx={held} />}</Loaded>
    </IntegrationCard>
  )
}

function Exchange({ pbx }: { pbx: Pbx }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const isSet = pbx.address !== '' && pbx.domain !== ''
  return (
    <>
      {isSet && (
        <IntegrationSwitch
          isOn={pbx.active}
          name={t('pbx.switch')}
          turn={async (active) => {
            const saved = await api.patch('/telephony/pbx', { body: { active } })
            cache.setQueryData(pbxQuery.queryKey, saved)
          }}
        />
      )}
      <Group mt="sm">
        <Button
          size="xs"
          variant={isSet ? 'default' : 'filled'}
          leftSection={<IconSettings size={16} stroke={1.5} />}
          onClick={() => setOpen(true)}
        >
          {t('pbx.configure')}
        </Button>
      </Group>
      {isSet && (
        <>
          <Extensions pbx={pbx} />
          <ConnectionTest
            words="pbx"
            queryKey={pbxQuery.queryKey}
            ask={() => api.post('/telephony/pbx/test')}
          />
        </>
      )}
      {isOpen && <PbxDialog pbx={pbx} onClose={() => setOpen(false)} />}
    </>
  )
}

function Extensions({ pbx }: { pbx: Pbx }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { dialog, add, edit, remove } = useListDialogs<Extension>({
    form: (item, close) => <ExtensionDialog extension={item} pbx={pbx} onClose={close} />,
    removal: ({ agentId, username }) => ({
      title: t('pbx.removeTitle', { name: username }),
      text: t('pbx.removeText'),
      action: async () =>
        cache.setQueryData(
          pbxQuery.queryKey,
          await api.delete('/telephony/pbx/extensions/{agentId}', { path: { agentId } }),
        ),
    }),
  })
  return (
    <section aria-label={t('pbx.extensions')}>
      <Text fw={600} size="sm" mt="md" mb={6}>
        {t('pbx.extensions')}
      </Text>
      {pbx.extensions.length === 0 ? (
        <Text size="sm" c="var(--ink2)">
          {t('pbx.noExtensions')}
        </Text>
      ) : (
        <ul className={settings.rows}>
          {pbx.extensions.map((it) => (
            <ExtensionRow
              key={it.agentId}
              extension={it}
              onEdit={() => edit(it)}
              onDelete={() => remove(it)}
            />
          ))}
        </ul>
      )}
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        onClick={add}
      >
        {t('pbx.add')}
      </Button>
      {dialog}
    </section>
  )
}

interface ExtensionRowProps {
  extension: Extension
  onEdit: () => void
  onDelete: () => void
}

function ExtensionRow({ extension, ...acts }: ExtensionRowProps) {
  const agent = useAgent(extension.agentId)
  return (
    <ListRow name={extension.username} {...acts}>
      <div className={settings.rowText}>
        <strong>{extension.username}</strong>
        <p>{agent?.name}</p>
      </div>
    </ListRow>
  )
}
