import { describe, expect, it } from 'vitest'

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', {
  eager: true,
  import: 'default',
})

/** Every text with its full key; of plural forms only the stem, since languages differ in them. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path.replace(/_(one|many|other)$/, ''), node]]
  return Object.entries(Object(node)).flatMap(([key, value]) =>
    texts(value, path === '' ? key : `${path}.${key}`),
  )
}

function placeholders(text: string): string {
  return [...text.matchAll(/{{(\w+)}}/g)]
    .map((it) => it[1])
    .sort()
    .join()
}

const namespaces = [...new Set(Object.keys(files).map((path) => path.split('/')[1] ?? ''))]

describe.each(namespaces)('the texts of %s', (namespace) => {
  const portuguese = new Map(texts(files[`./${namespace}/pt-BR.json`]))

  it.each(['en', 'es'])('are complete in %s, with the same placeholders', (language) => {
    const translated = new Map(texts(files[`./${namespace}/${language}.json`]))

    expect([...translated.keys()].sort()).toEqual([...portuguese.keys()].sort())
    for (const [key, text] of portuguese) {
      expect([key, placeholders(translated.get(key) ?? '')]).toEqual([key, placeholders(text)])
    }
  })
})
