import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { Problem } from '@/lib/problem'
import { PersonAvatar } from '@/ui/person-avatar'
import { useChangeMe } from './queries'

/** As the server demands. */
const LARGEST_PHOTO = 8 * 1024 * 1024

interface PhotoFieldProps {
  name: string
  photo: string | null | undefined
}

export function PhotoField({ name, photo }: PhotoFieldProps) {
  const { t } = useTranslation('profile')
  const upload = useChangeMe(async (file: File) => {
    if (file.size > LARGEST_PHOTO) throw new Problem(413, 'photo-too-large')
    return api.put('/me/photo', { body: file })
  })
  const remove = useChangeMe(() => api.delete('/me/photo'))
  const handleFile = (file: File | null) => file && upload.mutate(file)
  return (
    <Group gap="md">
      <PersonAvatar name={name} photo={photo} size={72} />
      <Stack gap={6}>
        <Group gap={8}>
          <FileButton onChange={handleFile} accept="image/jpeg,image/png,image/gif">
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={upload.isPending}>
                {t(photo ? 'photoChange' : 'photoAdd')}
              </Button>
            )}
          </FileButton>
          {photo && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              c="var(--ink2)"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined)}
            >
              {t('photoRemove')}
            </Button>
          )}
        </Group>
        <Text size="xs" c="var(--ink2)">
          {t('photoHint')}
        </Text>
      </Stack>
    </Group>
  )
}
