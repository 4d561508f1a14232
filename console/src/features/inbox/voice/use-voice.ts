import { useCallback, useEffect, useRef, useState } from 'react'
import { upload } from '@/lib/api'
import { asProblem, type Problem } from '@/lib/problem'
import type { StoredFile } from '@/lib/schemas'
import { type Recording, record } from './recorder'

const packing = () => import('./to-ogg')

/** Longer than anybody listens to, and well within what channels take. */
export const LONGEST_SECONDS = 15 * 60

export type VoiceState =
  | { type: 'idle' }
  | { type: 'asking' }
  | { type: 'recording'; recording: Recording; since: number }
  | { type: 'packing' }
  | { type: 'ready'; file: File; src: string; seconds: number; fraction: number | null }
  /** The microphone was refused, or this browser cannot do it. */
  | { type: 'refused'; reason: 'microphone' | 'browser' }

interface Voice {
  state: VoiceState
  /** Why it could not be uploaded. */
  problem: Problem | null
  start: () => void
  stop: () => void
  discard: () => void
  send: (done: (file: StoredFile) => void) => void
}

/** A voice message from the microphone to the server: recorded, listened to, then sent or not. */
export function useVoice(): Voice {
  const [state, setState] = useState<VoiceState>({ type: 'idle' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const latest = useRef(state)
  latest.current = state
  const abort = useRef<AbortController>(undefined)

  const discard = useCallback(() => {
    abort.current?.abort()
    const { current } = latest
    if (current.type === 'recording') current.recording.cancel()
    if (current.type === 'ready') URL.revokeObjectURL(current.src)
    setProblem(null)
    setState({ type: 'idle' })
  }, [])
  // Whoever leaves the conversation is not listened to any longer.
  useEffect(() => discard, [discard])

  const start = async () => {
    setState({ type: 'asking' })
    // Fetched while one speaks: what was said must not be lost because the network is gone by then.
    void packing().catch(() => undefined)
    try {
      const recording = await record()
      if (latest.current.type !== 'asking') return recording.cancel()
      setState({ type: 'recording', recording, since: Date.now() })
    } catch {
      setState({ type: 'refused', reason: 'microphone' })
    }
  }
  const stop = async () => {
    if (state.type !== 'recording') return
    const seconds = (Date.now() - state.since) / 1000
    setState({ type: 'packing' })
    try {
      const raw = await state.recording.stop()
      const { toOgg } = await packing()
      const file = await toOgg(raw)
      setState({ type: 'ready', file, src: URL.createObjectURL(file), seconds, fraction: null })
    } catch {
      setState({ type: 'refused', reason: 'browser' })
    }
  }
  const send = async (done: (file: StoredFile) => void) => {
    if (state.type !== 'ready') return
    abort.current = new AbortController()
    const { signal } = abort.current
    setProblem(null)
    setState({ ...state, fraction: 0 })
    try {
      const stored = await upload(state.file, {
        signal,
        onProgress: (fraction) => setState({ ...state, fraction }),
      })
      discard()
      done(stored)
    } catch (failure) {
      if (signal.aborted) return
      setState({ ...state, fraction: null })
      setProblem(asProblem(failure))
    }
  }
  return {
    state,
    problem,
    start: () => void start(),
    stop: () => void stop(),
    discard,
    send: (done) => void send(done),
  }
}
