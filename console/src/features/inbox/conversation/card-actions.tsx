import { Button, Group, Text } from '@mantine/core'
import { IconAddressBook, IconMessagePlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Contact, ContentOf } from '@/lib/schemas'
import { useMe, useModule } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { NewChatDialog } from '../service/new-chat-dialog'

type Card = ContentOf<'contacts'>['cards'][number]

interface Kept {
  contact: Contact
  wasKnown: boolean
}

/** Takes somebody whom the customer passed on into the address book; who is there already is shown. */
export function CardActions({ card }: { card: Card }) {
  const { t } = useTranslation('message')
  const cache = useQueryClient()
  const { permissions } = useMe()
  const keeping = useMutation({
    mutationFn: () => keep(card),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.contacts }),
  })
  if (keeping.data) return <KeptActions {...keeping.data} />
  if (card.phones.length > 0 && !permissions.includes('see-numbers')) return null
  return (
    <>
      <Button
        mt={6}
        size="compact-xs"
        variant="light"
        leftSection={<IconAddressBook size={15} stroke={1.6} />}
        loading={keeping.isPending}
        onClick={() => keeping.mutate()}
      >
        {t('card.save')}
      </Button>
      {keeping.isError && (
        <Text role="alert" size="xs" c="var(--bad-text)" mt={4}>
          {problemText(keeping.error)}
        </Text>
      )}
    </>
  )
}

function KeptActions({ contact, wasKnown }: Kept) {
  const { t } = useTranslation('message')
  const mayBegin = useModule('add-chats')
  const [isBeginning, setBeginning] = useState(false)
  return (
    <>
      <p role="status">{t(wasKnown ? 'card.known' : 'card.saved', { name: contact.name })}</p>
      <Group gap="sm" mt={4}>
        <Link to="/contacts" search={{ contact: contact.id }}>
          {t('card.show')}
        </Link>
        {mayBegin && !contact.block && (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconMessagePlus size={15} stroke={1.6} />}
            onClick={() => setBeginning(true)}
          >
            {t('inbox:action.begin')}
          </Button>
        )}
      </Group>
      {isBeginning && <NewChatDialog person={contact} onClose={() => setBeginning(false)} />}
    </>
  )
}

/** What a card has more of than a contact can hold stays legible in the observations. */
async function keep({ name, phones, emails, company }: Card): Promise<Kept> {
  const [phone, ...otherPhones] = phones
  const [email, ...otherEmails] = emails
  const observations = [...otherPhones, ...otherEmails].join('\n')
  const body = {
    name,
    phone: phone ?? null,
    email: email ?? null,
    company: company ?? null,
    observations,
  }
  try {
    return { contact: await api.post('/contacts', { body }), wasKnown: false }
  } catch (failure) {
    const { code, extra } = asProblem(failure)
    if (code !== 'contact-exists' || typeof extra.contact !== 'string') throw failure
    const contact = await api.get('/contacts/{id}', { path: { id: extra.contact } })
    return { contact, wasKnown: true }
  }
}
