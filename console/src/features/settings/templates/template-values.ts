import type { Template, TemplateButton, TemplateDraft, TemplateSource } from '@/lib/schemas'
import { type Blank, blanksIn, blanksOf } from '@/lib/template'

export type Above = 'none' | 'text' | 'image' | 'video' | 'document' | 'location'

/** A template as it stands in the form. */
export interface TemplateValues extends Record<string, unknown> {
  name: string
  language: string
  category: Template['category']
  group: string
  above: Above
  header: string
  body: string
  footer: string
  buttons: TemplateButton[]
  samples: Record<string, string>
  sources: Record<string, TemplateSource | ''>
}

export function valuesOf(template: Template | null): TemplateValues {
  return {
    name: template?.name ?? '',
    language: template?.language ?? 'pt_BR',
    category: template?.category ?? 'utility',
    group: template?.group ?? '',
    above: template?.wording.header?.kind ?? 'none',
    header: template?.wording.header?.text ?? '',
    body: template?.wording.body ?? '',
    footer: template?.wording.footer ?? '',
    buttons: template?.wording.buttons.map((it) => ({ ...it })) ?? [],
    samples: { ...template?.samples },
    sources: { ...template?.sources },
  }
}

/** All that must be filled when it is sent, in reading order. */
export function blanksOfValues({ above, header, body, buttons }: TemplateValues): Blank[] {
  return blanksIn(above === 'text' ? header : null, body, buttons)
}

export function draftOf(values: TemplateValues, sample: string | null): TemplateDraft {
  const { name, language, category, group, above, header, body, footer, buttons } = values
  return {
    name: name.trim(),
    language,
    category,
    group: group.trim() || null,
    header: above === 'none' ? null : { kind: above, text: above === 'text' ? header : null },
    body,
    footer: footer.trim() || null,
    buttons: buttons.map(({ kind, text, value }) => ({ kind, text, value: value || null })),
    samples: values.samples,
    sources: sourcesOf(values),
    sample,
  }
}

/** Only what is said: an empty choice is none. */
export function sourcesOf({ sources }: TemplateValues): Record<string, TemplateSource> {
  const said: Record<string, TemplateSource> = {}
  for (const [key, source] of Object.entries(sources)) if (source) said[key] = source
  return said
}

/** Whether the channel would have to judge it again. */
export function saysOtherwise(one: TemplateValues, other: TemplateValues): boolean {
  const words = ({ group: _, sources: __, ...rest }: TemplateValues) => JSON.stringify(rest)
  return words(one) !== words(other)
}

/** The body with one more blank at its end, named by the next number. */
export function withBlank(body: string): string {
  const numbers = blanksOf(body).map(Number).filter(Number.isFinite)
  const next = Math.max(0, ...numbers) + 1
  return `${body}${body === '' || body.endsWith(' ') ? '' : ' '}{{${next}}} `
}
