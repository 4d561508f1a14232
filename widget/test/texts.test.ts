import { describe, expect, it } from 'vitest'
import { en } from '../src/i18n/en.ts'
import { es } from '../src/i18n/es.ts'
import { chooseLanguage, translator } from '../src/i18n/language.ts'
import { ptBr } from '../src/i18n/pt-br.ts'
import { inkOn } from '../src/lib/color.ts'
import { initials } from '../src/lib/format.ts'
import { pieces } from '../src/lib/links.ts'
import { contrast, readableOn } from '../src/lib/readable.ts'

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe('languages', () => {
  it.each([
    ['pt-BR', ptBr],
    ['es', es],
  ])('%s says everything that English says, with the same values', (_, texts) => {
    expect(Object.keys(texts)).toEqual(Object.keys(en))
    for (const [key, text] of Object.entries(en)) {
      const translated = Object.entries(texts).find(([name]) => name === key)?.[1] ?? ''
      expect(translated, key).not.toBe('')
      expect(holes(translated), key).toEqual(holes(text))
    }
  })

  it('is chosen by the snippet, the settings, the page, the browser, in this order', () => {
    expect(chooseLanguage('es', 'en', 'pt-BR')).toBe('es')
    expect(chooseLanguage('undefined', 'auto', 'en-GB', 'es')).toBe('en')
    expect(chooseLanguage(null, 'auto', 'de', 'fr')).toBe('pt-BR')
  })

  it('answers a code it does not know with a sentence that is always true', () => {
    expect(translator(en)('brand-new-code')).toBe(en.other)
    expect(translator(en)('file-empty', { file: 'a.pdf' })).toBe('a.pdf is empty.')
  })
})

describe('links', () => {
  it('are found in text without swallowing the sentence around them', () => {
    expect(pieces('See https://a.example/b?c=1. Or www.b.example, ok?')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://a.example/b?c=1', href: 'https://a.example/b?c=1' },
      { text: '.', href: null },
      { text: ' Or ', href: null },
      { text: 'www.b.example', href: 'https://www.b.example' },
      { text: ',', href: null },
      { text: ' ok?', href: null },
    ])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '<img src=x onerror=alert(1)>', 'vbscript:x'])(
    '%s stays text',
    (body) => {
      expect(pieces(body)).toEqual([{ text: body, href: null }])
    },
  )
})

describe('colours', () => {
  it.each(['#ffd400', '#5b4fd6', '#ffffff', '#000000', '#22b07d', '#ff7a59', '#777777'])(
    '%s can be read, on it and in it',
    (color) => {
      expect(contrast(color, inkOn(color) === '#fff' ? '#ffffff' : '#111111')).toBeGreaterThan(4.4)
      expect(contrast(readableOn(color, '#f6f6f9'), '#f6f6f9')).toBeGreaterThan(4.5)
      expect(contrast(readableOn(color, '#262833'), '#262833')).toBeGreaterThan(4.5)
    },
  )

  it('leaves initials of two names', () => {
    expect([initials('Ana Maria Lima'), initials('ana'), initials('')]).toEqual(['AL', 'A', ''])
  })
})
