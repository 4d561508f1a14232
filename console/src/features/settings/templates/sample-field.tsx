import { FileInput, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { upload } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { StoredFile } from '@/lib/schemas'

const ACCEPTS = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4',
  document: 'application/pdf',
} as const

interface SampleFieldProps {
  kind: keyof typeof ACCEPTS
  onFile: (file: StoredFile | null) => void
}

/** The file by which the channel judges a header that takes files. */
export function SampleField({ kind, onFile }: SampleFieldProps) {
  const { t } = useTranslation('templates')
  const bring = useMutation({
    mutationFn: (file: File) =>
      upload(file, { onProgress: () => undefined, signal: new AbortController().signal }),
    onSuccess: onFile,
  })
  return (
    <div>
      <FileInput
        label={t('sampleFile')}
        description={t('sampleFileHint')}
        accept={ACCEPTS[kind]}
        placeholder={t('header.choose')}
        clearable
        onChange={(file) => {
          onFile(null)
          if (file) bring.mutate(file)
        }}
      />
      {bring.isPending && (
        <Text size="xs" c="var(--ink2)" role="status">
          {t('bringing')}
        </Text>
      )}
      {bring.isError && (
        <Text size="sm" c="var(--bad-text)" role="alert">
          {problemText(bring.error)}
        </Text>
      )}
    </div>
  )
}
