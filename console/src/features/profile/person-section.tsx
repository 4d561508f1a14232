import { ActionIcon, Button, CopyButton, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { useMe } from '@/live/bootstrap'
import { PhotoField } from '@/ui/photo-field'
import { Section } from '@/ui/section'
import { useChangeMe, useTakeMe } from './queries'
import { tellDone } from './tell'

interface Names {
  name: string
  displayName: string
}

/** Who one is: photo, names, e-mail, and the id that programs ask for. */
export function PersonSection() {
  const { t } = useTranslation('profile')
  const { agent } = useMe()
  const takeMe = useTakeMe()
  const save = useChangeMe((body: Names) => api.patch('/me', { body }))
  const missing = (value: string) => (value.trim() === '' ? t('common:missing') : null)
  const form = useForm<Names>({
    initialValues: { name: agent.name, displayName: agent.displayName },
    validate: { name: missing, displayName: missing },
  })
  const handleSubmit = (names: Names) =>
    save.mutate(names, {
      onSuccess: ({ agent: { name, displayName } }) => {
        form.setInitialValues({ name, displayName })
        form.setValues({ name, displayName })
        form.resetDirty({ name, displayName })
        tellDone(t('saved'))
      },
    })
  return (
    <Section level={2} title={t('person')}>
      <form onSubmit={form.onSubmit(handleSubmit)} noValidate>
        <Stack gap="md" mt="sm">
          <PhotoField
            name={agent.name}
            photo={agent.photo}
            onUpload={async (body) => takeMe(await api.put('/me/photo', { body }))}
            onRemove={async () => takeMe(await api.delete('/me/photo'))}
          />
          <TextInput
            label={t('name')}
            autoComplete="name"
            maxLength={80}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('displayName')}
            description={t('displayNameHint')}
            maxLength={80}
            {...form.getInputProps('displayName')}
          />
          <TextInput label={t('email')} value={agent.email} readOnly variant="filled" />
          <TextInput
            label={t('id')}
            description={t('idHint')}
            value={agent.id}
            readOnly
            variant="filled"
            rightSection={<CopyIcon value={agent.id} />}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}

function CopyIcon({ value }: { value: string }) {
  const { t } = useTranslation('profile')
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          size={28}
          aria-label={t(copied ? 'copied' : 'copyId')}
          onClick={copy}
        >
          {copied ? <IconCheck size={16} stroke={1.7} /> : <IconCopy size={16} stroke={1.5} />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
