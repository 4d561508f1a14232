import { Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Pbx } from '@/lib/schemas'
import { DialogForm } from '../dialog-form'
import { pbxQuery } from '../queries'
import { changesOf, useSettingsForm } from '../use-settings-form'

const NUMBERINGS = ['national', 'country', 'plus'] as const satisfies readonly Pbx['numbering'][]

interface PbxDialogProps {
  pbx: Pbx
  onClose: () => void
}

function valuesOf({ address, domain, numbering, prefix }: Pbx) {
  return { address, domain, numbering, prefix }
}

/** Where the exchange is, and how it wants numbers dialled. */
export function PbxDialog({ pbx, onClose }: PbxDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { form, ...state } = useSettingsForm({
    initialValues: valuesOf(pbx),
    save: async (values, before) => {
      const saved = await api.patch('/telephony/pbx', { body: changesOf(before, values) })
      cache.setQueryData(pbxQuery.queryKey, saved)
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  return (
    <DialogForm title={t('pbx.title')} {...state} onClose={onClose}>
      <TextInput
        label={t('pbx.address')}
        description={t('pbx.addressHint')}
        required
        maxLength={300}
        data-autofocus
        {...form.getInputProps('address')}
      />
      <TextInput
        label={t('pbx.domain')}
        description={t('pbx.domainHint')}
        required
        maxLength={250}
        {...form.getInputProps('domain')}
      />
      <Select
        label={t('pbx.numbering')}
        data={NUMBERINGS.map((value) => ({ value, label: t(`pbx.numberings.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('numbering')}
      />
      <TextInput
        label={t('pbx.prefix')}
        description={t('pbx.prefixHint')}
        maxLength={6}
        {...form.getInputProps('prefix')}
      />
    </DialogForm>
  )
}
