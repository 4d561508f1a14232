import { createElement, type FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part that many visitors never see is fetched when it is first wanted. */
export function lazily<Props extends object>(load: () => Promise<FunctionComponent<Props>>) {
  let known: FunctionComponent<Props> | null = null
  return function Lazy(props: Props) {
    const [, redraw] = useState({})
    useEffect(() => {
      if (known) return
      void load().then((Part) => {
        known = Part
        redraw({})
      })
    }, [])
    return known ? createElement(known, props) : null
  }
}
