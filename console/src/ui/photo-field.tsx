import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import { Problem } from '@/lib/problem'
import { PersonAvatar } from './person-avatar'

/** As the server demands. */
const LARGEST_PHOTO = 8 * 1024 * 1024

interface PhotoFieldProps {
  name: string
  photo: string | null | undefined
  onUpload: (file: File) => Promise<unknown>
  onRemove: () => Promise<unknown>
}

/** A person's photo, and the buttons that change it at once. */
export function PhotoField({ name, photo, onUpload, onRemove }: PhotoFieldProps) {
  const { t } = useTranslation()
  const onError = (failure: unknown) =>
    notifications.show({ color: 'red', message: problemText(failure) })
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > LARGEST_PHOTO) throw new Problem(413, 'photo-too-large')
      return onUpload(file)
    },
    onError,
  })
  const remove = useMutation({ mutationFn: onRemove, onError })
  return (
    <Group gap="md">
      <PersonAvatar name={name} photo={photo} size={72} />
      <Stack gap={6}>
        <Group gap={8}>
          <FileButton
            onChange={(file) => file && upload.mutate(file)}
            accept="image/jpeg,image/png,image/gif"
          >
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={upload.isPending}>
                {t(photo ? 'photo.change' : 'photo.add')}
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
              onClick={() => remove.mutate()}
            >
              {t('photo.remove')}
            </Button>
          )}
        </Group>
        <Text size="xs" c="var(--ink2)">
          {t('photo.hint')}
        </Text>
      </Stack>
    </Group>
  )
}
