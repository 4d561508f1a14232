import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { api, onSignedOut } from '@/lib/api'
import type { Problem } from '@/lib/problem'
import type { Bootstrap, Message } from '@/lib/schemas'
import { applyEvent, forgetTheUnseen } from './apply-event'
import { applyMoment, setTypist } from './apply-moment'
import { bootstrapQuery } from './bootstrap'
import { returnToDraft, setDraft } from './drafts'
import type { LiveEvent } from './events'
import { changeView } from './held'
import { keys } from './keys'
import { Outbox, type Outgoing, type OutgoingContent } from './outbox'
import { LiveSocket, type LiveState, type Wire } from './socket'
import { withMessage } from './timeline'

/** The running desk: its socket, its outbox, and whoever wants to hear what happens. */
export class Desk {
  readonly socket: LiveSocket
  readonly outbox: Outbox
  state: LiveState = 'connecting'
  private isRunning = false
  private readonly ears = new Set<(event: LiveEvent) => void>()
  private readonly watchers = new Set<() => void>()
  private readonly refusals = new Set<(outgoing: Outgoing, problem: Problem) => void>()

  constructor(
    private readonly cache: QueryClient,
    bootstrap: Bootstrap,
    open: (address: string) => Wire,
    private readonly onLeave: () => void,
  ) {
    this.outbox = new Outbox({
      storageKey: `prosa:outbox:${bootstrap.me.agent.id}`,
      send: (outgoing) => post(outgoing),
      onSent: (message) => this.sent(message),
      onRefused: (outgoing, problem) => this.refused(outgoing, problem),
    })
    this.socket = new LiveSocket({
      seq: bootstrap.seq,
      open,
      onEvents: (events) => this.fold(events),
      onMoment: (moment) => applyMoment(cache, moment, Date.now()),
      onReload: () => this.reload(),
      onSignedOut: () => this.signedOut(),
      onTurnedAway: () => void api.get('/session').catch(() => undefined),
      onState: (state) => this.become(state),
    })
  }

  start(): void {
    this.isRunning = true
    this.socket.start()
    this.outbox.hurry()
  }

  stop(): void {
    this.isRunning = false
    this.socket.stop()
  }

  /** The session has ended, as the socket or any call was told; one of them is enough. */
  signedOut(): void {
    if (!this.isRunning) return
    this.stop()
    this.onLeave()
  }

  /** Hears every live event after it has been folded in. */
  listen(ear: (event: LiveEvent) => void): () => void {
    this.ears.add(ear)
    return () => this.ears.delete(ear)
  }

  /** Hears of every message that the server refused. */
  onRefusal(ear: (outgoing: Outgoing, problem: Problem) => void): () => void {
    this.refusals.add(ear)
    return () => this.refusals.delete(ear)
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  private fold(events: LiveEvent[]): void {
    for (const event of events) {
      applyEvent(this.cache, event)
      if (event.type === 'message.added') {
        const { conversationId, author } = event.message
        if (author.kind === 'contact') setTypist(this.cache, conversationId, author.id ?? '', null)
        if (this.outbox.all().some((it) => it.id === event.message.id)) {
          this.outbox.discard(event.message.id)
        }
      }
      for (const ear of this.ears) ear(event)
    }
  }

  private sent(message: Message): void {
    changeView(this.cache, message.conversationId, (view) => withMessage(view, message))
  }

  /** Somebody else took the conversation: the words go back to the draft, nothing is lost. */
  private refused(outgoing: Outgoing, problem: Problem): boolean {
    for (const ear of this.refusals) ear(outgoing, problem)
    if (problem.code !== 'already-taken' || outgoing.content.type !== 'text') return false
    const { conversationId, kind, quote } = outgoing
    returnToDraft(conversationId, kind, outgoing.content.body)
    if (quote) setDraft(conversationId, { quote })
    return true
  }

  /** The show must go on: forget everything that may be old and start from what is true now. */
  private async reload(): Promise<number> {
    const fresh = await this.cache.fetchQuery({ ...bootstrapQuery, staleTime: 0 })
    forgetTheUnseen(this.cache)
    void this.cache.resetQueries({ queryKey: keys.lists })
    void this.cache.resetQueries({ queryKey: keys.conversations })
    return fresh.seq
  }

  private become(state: LiveState): void {
    const wasAway = this.state !== 'live'
    this.state = state
    if (state === 'live' && wasAway) this.outbox.hurry()
    for (const watcher of this.watchers) watcher()
  }
}

function post(outgoing: Outgoing): Promise<Message> {
  const { id, conversationId, kind, content, quote, pauseFlow } = outgoing
  return api.post('/conversations/{conversationId}/messages', {
    path: { conversationId },
    body: {
      id,
      kind,
      content: wishOf(content),
      replyTo: quote?.id ?? null,
      pauseFlow: pauseFlow ?? null,
    },
  })
}

/** What the server is told of a content; of a file that is there, its id. */
function wishOf(content: OutgoingContent) {
  if (content.type === 'template') return content.wish
  if (!('file' in content)) return content
  const { file, caption, voice } = content
  return { type: 'file' as const, file: file.id, caption, voice: voice ?? null }
}

const DeskContext = createContext<Desk | null>(null)

interface LiveProps {
  open: (address: string) => Wire
  /** The session has ended. */
  onLeave: () => void
  children: ReactNode
}

/** Keeps the desk connected for as long as it is on the screen. Expects the bootstrap to be there. */
export function Live({ open, onLeave, children }: LiveProps) {
  const cache = useQueryClient()
  const [desk] = useState(() => {
    const bootstrap = cache.getQueryData(bootstrapQuery.queryKey)
    return bootstrap ? new Desk(cache, bootstrap, open, onLeave) : null
  })
  useEffect(() => {
    if (!desk) return
    desk.start()
    const stopHearing = onSignedOut(() => desk.signedOut())
    const hurry = () => {
      desk.socket.hurry()
      desk.outbox.hurry()
    }
    const lose = () => desk.socket.lose()
    const beIdle = () => desk.socket.beIdle(document.visibilityState === 'hidden')
    window.addEventListener('online', hurry)
    window.addEventListener('offline', lose)
    document.addEventListener('visibilitychange', beIdle)
    return () => {
      window.removeEventListener('online', hurry)
      window.removeEventListener('offline', lose)
      document.removeEventListener('visibilitychange', beIdle)
      stopHearing()
      desk.stop()
    }
  }, [desk])
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('Outside the live desk.')
  return desk
}

export function useLiveState(): LiveState {
  const desk = useDesk()
  return useSyncExternalStore(desk.subscribe, () => desk.state)
}
