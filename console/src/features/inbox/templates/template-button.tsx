import { Button } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/schemas'

const TemplateDialog = lazy(async () => ({
  default: (await import('./template-dialog')).TemplateDialog,
}))

/** Escolher modelo: what one can still do when the window is closed. */
export function TemplateButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('templates')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconClipboardText size={16} stroke={1.5} />}
        onClick={() => setOpen(true)}
      >
        {t('choose')}
      </Button>
      {isOpen && (
        <Suspense>
          <TemplateDialog conversation={conversation} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
