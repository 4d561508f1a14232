import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Contatos: from the conversations to the people. */
export function ContactsButton() {
  const { t } = useTranslation()
  const label = t('contacts')
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to="/contacts" aria-label={label}>
        <IconAddressBook size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
