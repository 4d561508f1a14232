import { Stack, TagsInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { WishWords } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { PageHeader } from '../page-header'
import { wishWordsQuery } from '../queries'
import { SaveBar } from '../save-bar'
import classes from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'

const LONGEST_WORD = 40
const MOST_WORDS = 50

/** Saída e retorno: by which words alone a customer refuses offers, and asks for them again. */
export function WishesPage() {
  const { t } = useTranslation('settings')
  const words = useQuery(wishWordsQuery)
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.wishes')} text={t('wishes.text')} />
      <Loaded query={words}>{(held) => <WishesForm words={held} />}</Loaded>
    </div>
  )
}

function WishesForm({ words }: { words: WishWords }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { form, submit, undo, ...state } = useSettingsForm({
    initialValues: { optOut: [...words.optOut], optIn: [...words.optIn] },
    save: async (body) => {
      const saved = await api.put('/wish-words', { body })
      cache.setQueryData(wishWordsQuery.queryKey, saved)
      return { optOut: [...saved.optOut], optIn: [...saved.optIn] }
    },
    validate: ({ optOut }) => ({
      optOut: optOut.length === 0 ? t('wishes.needed') : null,
    }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('wishes.words')} hint={t('wishes.hint')}>
        <Stack>
          <TagsInput
            label={t('wishes.optOut')}
            description={t('wishes.optOutHint')}
            placeholder={t('wishes.add')}
            maxTags={MOST_WORDS}
            maxLength={LONGEST_WORD}
            acceptValueOnBlur
            {...form.getInputProps('optOut')}
          />
          <TagsInput
            label={t('wishes.optIn')}
            description={t('wishes.optInHint')}
            placeholder={t('wishes.add')}
            maxTags={MOST_WORDS}
            maxLength={LONGEST_WORD}
            acceptValueOnBlur
            {...form.getInputProps('optIn')}
          />
        </Stack>
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
