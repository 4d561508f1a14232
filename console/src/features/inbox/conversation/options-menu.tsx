import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionContext } from '../actions/action'
import { OPTIONS } from '../actions/all'

const DANGEROUS = ['end', 'block', 'clear', 'delete']

interface OptionsMenuProps {
  context: ActionContext
  label: string
  radius?: 'xl'
}

/** What is done less often. Only what can be done now stands here. */
export function OptionsMenu({ context, label, radius }: OptionsMenuProps) {
  const { t } = useTranslation('inbox')
  const groups = OPTIONS.map((group) => group.filter((action) => action.when(context)))
  const possible = groups.filter((group) => group.length > 0)
  if (possible.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} {...(radius ? { radius } : {})}>
            <IconDots size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map((group, index) => (
          <Fragment key={group[0]?.id}>
            {index > 0 && <Menu.Divider />}
            {group.map((action) => (
              <Menu.Item
                key={action.id}
                leftSection={<action.icon size={17} stroke={1.5} />}
                onClick={() => action.run(context)}
                {...(DANGEROUS.includes(action.id) ? { c: 'var(--bad-text)' } : {})}
              >
                {t(`action.${action.id}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
