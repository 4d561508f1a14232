import { accept } from './accept'
import type { Action } from './action'
import { archive } from './archive'
import { block } from './block'
import { endSession } from './end-session'
import { markUnread } from './mark-unread'
import { note } from './note'
import { reopen } from './reopen'
import { reply } from './reply'
import { resolve } from './resolve'
import { returnToQueue } from './return'
import { take } from './take'
import { togglePanel } from './toggle-panel'
import { unarchive } from './unarchive'

/** Every action on a conversation, in the order in which the palette lists them. */
export const ACTIONS: readonly Action[] = [
  accept,
  take,
  reply,
  note,
  resolve,
  returnToQueue,
  reopen,
  archive,
  unarchive,
  markUnread,
  togglePanel,
  endSession,
  block,
]

/** Those of the Opções menu, which exists only while attending (CON-08). */
export const OPTIONS: readonly Action[] = [archive, unarchive, markUnread, endSession, block]
