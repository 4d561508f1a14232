import type { MouseEvent, ReactNode } from 'react'
import type { Completion } from './use-completion'

interface OptionListProps<Item> {
  list: Pick<Completion<Item>, 'id' | 'items' | 'active' | 'setActive'>
  label: string
  className: string | undefined
  optionClassName?: string | undefined
  keyOf: (item: Item) => string
  onClick: (item: Item, event: MouseEvent) => void
  /** What stands in an option: nothing that can be focused. */
  children: (item: Item) => ReactNode
}

function scrollToIt(option: HTMLButtonElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}

/** What can be chosen while one types. The focus stays in the text; the keys move here. */
export function OptionList<Item>({ list, label, keyOf, onClick, ...props }: OptionListProps<Item>) {
  const { id, items, active, setActive } = list
  return (
    <div id={id} role="listbox" aria-label={label} className={props.className}>
      {items.map((item, index) => (
        <button
          key={keyOf(item)}
          ref={index === active ? scrollToIt : undefined}
          type="button"
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          className={props.optionClassName}
          onPointerMove={() => setActive(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => onClick(item, event)}
        >
          {props.children(item)}
        </button>
      ))}
    </div>
  )
}
