import { ActionIcon, Combobox, Text, useCombobox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Contact } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'
import { useBootstrap, useTags } from '@/live/bootstrap'
import { TagChip } from '@/ui/tag-chip'
import classes from './contact-panel.module.css'

/** The contact's tags: the plus puts one on, the cross takes it off. */
export function TagSection({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const { t } = useTranslation('list')
  const tags = useTags(contact.tags)
  const toggle = useToggleTag(contact)
  return (
    <section className={classes.section} aria-label={t('tags')}>
      <div className={classes.sectionHead}>
        <h3>{t('tags')}</h3>
        {mayEdit && <TagPicker contact={contact} onChoose={toggle} />}
      </div>
      {tags.length === 0 && <p className={classes.plain}>{t('noTags')}</p>}
      <div className={classes.tags}>
        {tags.map(({ id, name, color }) => (
          <TagChip
            key={id}
            name={name}
            color={color}
            {...(mayEdit
              ? { remove: { label: t('takeOff', { name }), run: () => void toggle(id) } }
              : {})}
          />
        ))}
      </div>
    </section>
  )
}

function useToggleTag(contact: Contact): (id: string) => Promise<void> {
  const cache = useQueryClient()
  return async (tagId) => {
    const path = { contactId: contact.id, tagId }
    try {
      const changed = contact.tags.includes(tagId)
        ? await api.delete('/contacts/{contactId}/tags/{tagId}', { path })
        : await api.put('/contacts/{contactId}/tags/{tagId}', { path })
      changeContact(cache, changed)
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
    }
  }
}

interface TagPickerProps {
  contact: Contact
  onChoose: (id: string) => Promise<void>
}

/** The account's tags that the contact does not have yet. */
function TagPicker({ contact, onChoose }: TagPickerProps) {
  const { t } = useTranslation('list')
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      setWords('')
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const all = useBootstrap((it) => it.tags)
  const offered = all.filter(
    ({ id, name }) =>
      !contact.tags.includes(id) && name.toLowerCase().includes(words.trim().toLowerCase()),
  )
  const handleSubmit = (id: string) => {
    void onChoose(id)
    combobox.closeDropdown()
  }
  return (
    <Combobox
      store={combobox}
      width={232}
      position="bottom-end"
      shadow="md"
      radius={10}
      keepMounted={false}
      onOptionSubmit={handleSubmit}
    >
      <Combobox.Target withAriaAttributes={false}>
        <ActionIcon
          variant="subtle"
          size={24}
          aria-label={t('putOn')}
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t('findTag')}
          aria-label={t('findTag')}
        />
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={t('tags')}>
          {offered.map(({ id, name, color }) => (
            <Combobox.Option key={id} value={id}>
              <TagChip name={name} color={color} />
            </Combobox.Option>
          ))}
          {offered.length === 0 && (
            <Combobox.Empty>
              <Text size="sm">{t(all.length === 0 ? 'noTagsYet' : 'nothingFound')}</Text>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
