import { Select, Stack, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Account, AccountChange } from '@/lib/schemas'
import { changeDesk } from '@/live/held'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { timeZones, useLanguageChoices } from '../choices'
import { areSane } from '../hours/hours'
import { PageHeader } from '../page-header'
import { accountQuery } from '../queries'
import { SaveBar } from '../save-bar'
import classes from '../settings.module.css'
import { changesOf, useSettingsForm } from '../use-settings-form'
import { PLACEHOLDER, RulesSection } from './rules-section'
import { WorkdaySections } from './workday-section'

const MEBIBYTE = 2 ** 20

/** The account's name and rules. */
export function AccountPage() {
  const { t } = useTranslation('settings')
  const account = useQuery(accountQuery)
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.account')} text={t('account.text')} />
      <Loaded query={account}>{(held) => <AccountForm account={held} />}</Loaded>
    </div>
  )
}

/** What of an account can be set; the largest file in mebibytes. */
function valuesOf(account: Account) {
  const { name, timeZone, language, reopenWindowMinutes, requireAccept, ownership } = account
  const { maxFileBytes, hours, autoArchive, walletForced, walletMinutes, modules } = account
  const { lagSeconds, protocolAtOpening, protocolMessage } = account
  const { flowPause, returnKeepsPlace, transferNeedsAccept } = account
  return {
    name,
    timeZone,
    language,
    reopenWindowMinutes: reopenWindowMinutes as number | '',
    requireAccept,
    flowPause,
    returnKeepsPlace,
    transferNeedsAccept,
    ownership,
    hours,
    autoArchive,
    walletForced,
    walletMinutes: walletMinutes as number | '',
    lagSeconds: lagSeconds as number | '',
    protocolAtOpening,
    protocolMessage,
    modules,
    maxFileBytes: (Math.round((maxFileBytes / MEBIBYTE) * 100) / 100) as number | '',
  }
}

type Values = ReturnType<typeof valuesOf>

function patchOf(before: Values, values: Values): AccountChange {
  const { reopenWindowMinutes, maxFileBytes, walletMinutes, lagSeconds, ...changes } = changesOf(
    before,
    values,
  )
  return {
    ...changes,
    ...(reopenWindowMinutes === undefined
      ? {}
      : { reopenWindowMinutes: Number(reopenWindowMinutes) }),
    ...(walletMinutes === undefined ? {} : { walletMinutes: Number(walletMinutes) }),
    ...(lagSeconds === undefined ? {} : { lagSeconds: Number(lagSeconds) }),
    ...(maxFileBytes === undefined
      ? {}
      : { maxFileBytes: Math.round(Number(maxFileBytes) * MEBIBYTE) }),
  }
}

function AccountForm({ account }: { account: Account }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const languages = useLanguageChoices()
  const save = async (values: Values, before: Values) => {
    const saved = await api.patch('/account', { body: patchOf(before, values) })
    cache.setQueryData(accountQuery.queryKey, saved)
    changeDesk(cache, (desk) => ({ ...desk, me: { ...desk.me, account: saved } }))
    return valuesOf(saved)
  }
  const { form, submit, undo, ...state } = useSettingsForm({
    initialValues: valuesOf(account),
    save,
    validate: ({
      reopenWindowMinutes,
      maxFileBytes,
      walletMinutes,
      lagSeconds,
      protocolMessage,
      hours,
    }) => ({
      protocolMessage: protocolMessage.includes(PLACEHOLDER)
        ? null
        : t('account.protocolMessageMissing', { placeholder: PLACEHOLDER }),
      lagSeconds: lagSeconds === '' ? t('fieldRefused.empty') : null,
      walletMinutes: walletMinutes === '' ? t('fieldRefused.empty') : null,
      'hours.days': areSane(hours.days) ? null : t('fieldRefused.days'),
      reopenWindowMinutes: reopenWindowMinutes === '' ? t('fieldRefused.empty') : null,
      maxFileBytes: maxFileBytes === '' ? t('fieldRefused.empty') : null,
    }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('account.general')}>
        <Stack>
          <TextInput label={t('name')} required maxLength={100} {...form.getInputProps('name')} />
          <Select
            label={t('timeZone')}
            description={t('account.timeZoneHint')}
            data={timeZones(account.timeZone)}
            searchable
            limit={100}
            allowDeselect={false}
            {...form.getInputProps('timeZone')}
          />
          <Select
            label={t('language')}
            description={t('account.languageHint')}
            data={languages}
            allowDeselect={false}
            {...form.getInputProps('language')}
          />
        </Stack>
      </Section>
      <RulesSection form={form} />
      <WorkdaySections form={form} />
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
