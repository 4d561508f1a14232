import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  Select,
  Stack,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './profile.module.css'
import { useMakeToken } from './queries'
import { refusalText } from './tell'

/** How long a token may work, in days; none is for ever. */
const EXPIRIES = ['30', '90', '365', 'never'] as const

interface Wish {
  name: string
  expiry: string
}

/** Makes a token and shows its secret, this once: it closes only by a button. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('profile')
  const make = useMakeToken()
  const form = useForm<Wish>({
    initialValues: { name: '', expiry: '90' },
    validate: { name: (value) => (value.trim() === '' ? t('common:missing') : null) },
  })
  const handleSubmit = ({ name, expiry }: Wish) =>
    make.mutate({ name, ...(expiry === 'never' ? {} : { expiresInDays: Number(expiry) }) })
  const isMade = make.data !== undefined
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isMade ? 'tokenMade' : 'tokenNew')}
      closeOnClickOutside={!isMade}
      closeOnEscape={!isMade}
      withCloseButton={!isMade}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {make.data ? (
        <Secret token={make.data.token} onClose={onClose} />
      ) : (
        <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
          <Stack gap="md">
            {make.isError && (
              <Alert color="red" variant="light" role="alert" c="var(--ink)">
                {refusalText(make.error)}
              </Alert>
            )}
            <TextInput
              label={t('tokenName')}
              description={t('tokenNameHint')}
              maxLength={80}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <Select
              label={t('tokenExpiry')}
              data={EXPIRIES.map((value) => ({ value, label: t(`expiry.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps('expiry')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t('tokenMake')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}

function Secret({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation('profile')
  return (
    <Stack gap="md">
      <Alert color="yellow" variant="light" role="status" c="var(--ink)">
        {t('tokenOnce')}
      </Alert>
      <Code block className={classes.secret ?? ''}>
        {token}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button
              variant="light"
              leftSection={
                copied ? <IconCheck size={16} stroke={1.7} /> : <IconCopy size={16} stroke={1.5} />
              }
              onClick={copy}
            >
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('tokenDone')}</Button>
      </Group>
    </Stack>
  )
}
