import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContentOf, StoredFile, Template } from '@/lib/schemas'
import { blanksOfTemplate, filled, filledButton, type Values } from '@/lib/template'
import type { OutgoingTemplate, TemplateWish } from '@/live/outbox'
import { type Beholder, previewQuery, usableTemplatesQuery } from './queries'

/** Somewhere, as it is typed. */
export interface PlaceText {
  name: string
  address: string
  latitude: string
  longitude: string
}

export const NOWHERE: PlaceText = { name: '', address: '', latitude: '', longitude: '' }

/** A template being chosen and filled, until there is something that can be sent. */
export function useTemplateChoice(connectionId: string, beholder: Beholder) {
  const templates = useQuery(usableTemplatesQuery(connectionId))
  const [group, setGroup] = useState<string | null>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [typed, setTyped] = useState<Values>({})
  const [file, setFile] = useState<StoredFile | null>(null)
  const [place, setPlace] = useState(NOWHERE)
  const all = templates.data ?? []
  const template = all.find(({ id }) => id === chosenId) ?? null
  const preview = useQuery({
    ...previewQuery(chosenId ?? '', beholder),
    enabled: template !== null,
  })
  const values: Values = { ...preview.data?.values, ...typed }
  const content = template && contentOf(template, values, file, place)
  const choose = (id: string | null) => {
    setChosenId(id)
    setTyped({})
    setFile(null)
    setPlace(NOWHERE)
  }
  return {
    templates,
    all,
    group,
    template,
    values,
    file,
    place,
    isUnwanted: preview.data?.unwanted ?? false,
    /** What the server is asked to send; null while something is missing. */
    content,
    /** The same on its way out: it is seen before the server has it. */
    outgoing: template && content && outgoingOf(template, content, values, file),
    choose,
    chooseGroup: (next: string | null) => {
      setGroup(next)
      choose(null)
    },
    setValue: (key: string, value: string) => setTyped((held) => ({ ...held, [key]: value })),
    setFile,
    setPlace,
  }
}

export type TemplateChoice = ReturnType<typeof useTemplateChoice>

/** What is sent; null while something is missing. */
function contentOf(
  template: Template,
  values: Values,
  file: StoredFile | null,
  place: PlaceText,
): TemplateWish | null {
  const blanks = blanksOfTemplate(template)
  const isFilled = blanks.every(({ key }) => (values[key] ?? '').trim() !== '')
  const above = template.wording.header?.kind ?? 'text'
  const where = above === 'location' ? whereOf(place) : null
  const hasHeader = above === 'text' || (above === 'location' ? where !== null : file !== null)
  if (!isFilled || !hasHeader) return null
  return {
    type: 'template',
    template: template.id,
    values: Object.fromEntries(blanks.map(({ key }) => [key, values[key] ?? ''])),
    file: file?.id ?? null,
    place: where,
  }
}

function outgoingOf(
  { name, language, wording }: Template,
  wish: TemplateWish,
  values: Values,
  file: StoredFile | null,
): OutgoingTemplate {
  const { header, body, footer, buttons } = wording
  const reads: ContentOf<'template'> = {
    type: 'template',
    name,
    language,
    header: header?.text ? filled(header.text, 'header', values) : null,
    file,
    place: wish.place ? { type: 'location', ...wish.place } : null,
    body: filled(body, 'body', values),
    footer: footer ?? null,
    buttons: buttons.map((it, at) => ({ ...it, value: filledButton(it, at, values) })),
    parameters: [],
  }
  return { type: 'template', wish, reads }
}

function whereOf({ name, address, latitude, longitude }: PlaceText) {
  const north = Number(latitude.replace(',', '.'))
  const east = Number(longitude.replace(',', '.'))
  const isSane = Math.abs(north) <= 90 && Math.abs(east) <= 180
  const isThere = latitude.trim() !== '' && longitude.trim() !== '' && isSane
  return isThere && name.trim() && address.trim()
    ? { latitude: north, longitude: east, name: name.trim(), address: address.trim() }
    : null
}
