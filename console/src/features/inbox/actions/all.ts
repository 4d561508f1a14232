import { accept } from './accept'
import type { Action } from './action'
import { archive } from './archive'
import { askNps, askRating } from './ask'
import { begin } from './begin'
import { block } from './block'
import { blockContact } from './block-contact'
import { call } from './call'
import { callWhatsApp } from './call-whatsapp'
import { changeChannel } from './change-channel'
import { clear } from './clear'
import { delegate } from './delegate'
import { endSession } from './end-session'
import { fireFlow } from './fire-flow'
import { help } from './help'
import { history } from './history'
import { markRead } from './mark-read'
import { markUnread } from './mark-unread'
import { note } from './note'
import { remove } from './remove'
import { reopen } from './reopen'
import { reply } from './reply'
import { resolve } from './resolve'
import { returnToQueue } from './return'
import { schedule } from './schedule'
import { snooze } from './snooze'
import { take } from './take'
import { togglePanel } from './toggle-panel'
import { transfer } from './transfer'
import { unarchive } from './unarchive'
import { unblockContact } from './unblock-contact'
import { wake } from './wake'

/** What is done less often, in the groups in which a menu shows it. */
export const OPTIONS: readonly (readonly Action[])[] = [
  [call, callWhatsApp, schedule, fireFlow],
  [transfer, delegate, changeChannel, help],
  [snooze, wake, archive, unarchive, markUnread, markRead],
  [askNps, askRating],
  [history],
  [endSession, block, blockContact, unblockContact, clear, remove],
]

/** What changes how the service stands. */
export const STATUSES: readonly Action[] = [
  accept,
  returnToQueue,
  snooze,
  wake,
  resolve,
  reopen,
  archive,
  unarchive,
]

/** Every action on a conversation, in the order in which the palette lists them. */
export const ACTIONS: readonly Action[] = [
  accept,
  take,
  reply,
  note,
  resolve,
  returnToQueue,
  reopen,
  begin,
  togglePanel,
  ...OPTIONS.flat(),
]
