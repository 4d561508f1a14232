import { ActionIcon, Button, Group, Modal, MultiSelect, Stack, Text, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeContact } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { PersonAvatar } from '@/ui/person-avatar'
import classes from './contact-panel.module.css'

/** Carteira: the agents to whom all services of this contact go. */
export function WalletSection({ view }: { view: ConversationView }) {
  const { t } = useTranslation('routine')
  const [isOpen, setOpen] = useState(false)
  const { wallet } = view.contact
  const agents = useBootstrap((it) => it.agents)
  const theirs = agents.filter((it) => wallet.includes(it.id))
  const label = t('wallet.choose')
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3>{t('wallet.title')}</h3>
        <Tooltip label={label}>
          <ActionIcon variant="subtle" size="sm" aria-label={label} onClick={() => setOpen(true)}>
            <IconPlus size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      {theirs.length === 0 ? (
        <p className={classes.plain}>{t('wallet.nobody')}</p>
      ) : (
        <ul className={classes.people}>
          {theirs.map((it) => (
            <li key={it.id}>
              <PersonAvatar name={it.name} photo={it.photo} size={22} />
              {it.name}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <WalletDialog view={view} onClose={() => setOpen(false)} />}
    </section>
  )
}

interface WalletDialogProps {
  view: ConversationView
  onClose: () => void
}

function WalletDialog({ view, onClose }: WalletDialogProps) {
  const { t } = useTranslation('routine')
  const cache = useQueryClient()
  const { account } = useBootstrap((it) => it.me)
  const agents = useBootstrap((it) => it.agents)
  const { id, name, wallet } = view.contact
  const [chosen, setChosen] = useState<string[]>([...wallet])
  const save = useMutation({
    mutationFn: () => api.put('/contacts/{id}/wallet', { path: { id }, body: { agents: chosen } }),
    onSuccess: (contact) => {
      changeContact(cache, contact)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('wallet.of', { name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t(account.walletForced ? 'wallet.forcedText' : 'wallet.text')}
        </Text>
        <MultiSelect
          label={t('wallet.agents')}
          data={agents
            .filter((it) => it.active || wallet.includes(it.id))
            .map((it) => ({ value: it.id, label: it.name }))}
          value={chosen}
          onChange={setChosen}
          maxValues={20}
          searchable
          clearable
          nothingFoundMessage={t('demand.none')}
          data-autofocus
        />
        {save.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(save.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
