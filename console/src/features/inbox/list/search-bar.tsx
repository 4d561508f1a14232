import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '@/live/preferences'
import { fieldsOf, useListQuery, useSearchField, useSetSearch } from '../search'
import classes from './list-pane.module.css'

/**
 * Finds conversations by the contact's name or by an excerpt of any message; clicking the field
 * offers to look elsewhere instead.
 */
export function SearchBar() {
  const { t } = useTranslation(['inbox', 'list'])
  const { q } = useListQuery()
  const field = useSearchField()
  const { tab } = usePreferences().inbox
  const [text, setText] = useState(q)
  const setSearch = useSetSearch()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const search = useDebouncedCallback((value: string) => setSearch({ q: value.trim() }), 250)
  const handleChange = (value: string) => {
    setText(value)
    search(value)
    combobox.closeDropdown()
  }
  const handleField = (value: string) => {
    setSearch({ in: fieldsOf(tab).find((it) => it === value && it !== 'any') })
    combobox.closeDropdown()
  }
  const hint = field === 'any' ? t('search') : t(`list:searchIn.${field}`)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={handleField}
      shadow="md"
      radius={10}
      keepMounted={false}
    >
      <Combobox.Target>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          value={text}
          onChange={(event) => handleChange(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
          placeholder={hint}
          aria-label={hint}
          leftSection={<IconSearch size={18} stroke={1.5} />}
          rightSection={
            text === '' ? null : (
              <CloseButton
                size="sm"
                aria-label={t('common:clearSearch')}
                onClick={() => handleChange('')}
              />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Header className={classes.fieldsTitle ?? ''}>
          {t('list:searchBy')}
        </Combobox.Header>
        <Combobox.Options aria-label={t('list:searchBy')}>
          {fieldsOf(tab).map((name) => (
            <Combobox.Option key={name} value={name} active={name === field}>
              {t(`list:field.${name}`)}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
