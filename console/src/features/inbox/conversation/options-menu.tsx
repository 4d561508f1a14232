import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ActionContext } from '../actions/action'
import { OPTIONS } from '../actions/all'

const DANGEROUS = ['end', 'block']

/** Opções: what is done less often. Only what can be done now stands here. */
export function OptionsMenu({ context }: { context: ActionContext }) {
  const { t } = useTranslation('inbox')
  const possible = OPTIONS.filter((action) => action.when(context))
  if (possible.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={t('options')}>
          <ActionIcon aria-label={t('options')}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map((action) => (
          <Menu.Item
            key={action.id}
            leftSection={<action.icon size={17} stroke={1.5} />}
            onClick={() => action.run(context)}
            {...(DANGEROUS.includes(action.id) ? { c: 'var(--bad-text)' } : {})}
          >
            {t(`action.${action.id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
