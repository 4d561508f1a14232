import { ActionIcon, Group, Modal, Text } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredFile } from '@/lib/schemas'
import classes from './bubble.module.css'

/** Wide enough to read a receipt, narrow enough to keep the conversation in sight. */
const WIDEST = 320

interface ImageContentProps {
  file: StoredFile
  alt: string
}

/** A picture in the conversation; a click shows it as large as the screen allows. */
export function ImageContent({ file, alt }: ImageContentProps) {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(false)
  const full = `/api/v1/files/${file.id}`
  const { width, height } = sizeOf(file)
  return (
    <>
      <button
        type="button"
        className={classes.image}
        onClick={() => setOpen(true)}
        aria-label={t('enlarge', { name: alt })}
      >
        <img
          src={file.thumbnail ? `${full}/thumbnail` : full}
          alt={alt}
          width={width}
          height={height}
          loading="lazy"
        />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        withCloseButton={false}
        size="auto"
        padding="xs"
        attributes={{ content: { 'aria-label': alt } }}
      >
        <Group justify="space-between" wrap="nowrap" mb="xs">
          <Text size="sm" truncate>
            {file.name}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              component="a"
              href={`${full}?download=1`}
              aria-label={t('download', { name: file.name })}
            >
              <IconDownload size={18} stroke={1.5} />
            </ActionIcon>
            <ActionIcon onClick={() => setOpen(false)} aria-label={t('closeImage')}>
              <IconX size={18} stroke={1.5} />
            </ActionIcon>
          </Group>
        </Group>
        <img
          src={full}
          alt={alt}
          style={{ display: 'block', maxWidth: '100%', maxHeight: '78vh', margin: '0 auto' }}
        />
      </Modal>
    </>
  )
}

/** The room a picture takes, known before it has loaded, so that nothing jumps. */
function sizeOf(file: StoredFile): { width: number; height: number } {
  const width = file.width ?? WIDEST
  const height = file.height ?? Math.round(WIDEST * 0.7)
  const scale = Math.min(1, WIDEST / width, WIDEST / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
