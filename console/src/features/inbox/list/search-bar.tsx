import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListQuery, useSetSearch } from '../search'
import classes from './list-pane.module.css'

/** Finds conversations by the contact's name or by an excerpt of any message. */
export function SearchBar() {
  const { t } = useTranslation('inbox')
  const { q } = useListQuery()
  const [text, setText] = useState(q)
  const setSearch = useSetSearch()
  const search = useDebouncedCallback((value: string) => setSearch({ q: value.trim() }), 250)
  const handleChange = (value: string) => {
    setText(value)
    search(value)
  }
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      value={text}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={18} stroke={1.5} />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => handleChange('')} />
        )
      }
    />
  )
}
