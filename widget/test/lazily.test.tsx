// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, it } from 'vitest'
import { lazily } from '../src/frame/lazily.ts'

it('gives every part its own properties, also those that come after it was fetched', async () => {
  const Name = lazily(async () => ({ name }: { name: string }) => <b>{name}</b>)
  const place = document.createElement('div')

  await act(async () => render(<Name name="Ana" />, place))
  await act(async () => {
    render(
      <>
        <Name name="Ana" />
        <Name name="Rui" />
      </>,
      place,
    )
  })

  expect(place.textContent).toBe('AnaRui')
})
