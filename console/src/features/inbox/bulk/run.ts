import { useSyncExternalStore } from 'react'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { BulkDeed, BulkRow, Transfer } from '@/lib/schemas'

/** So many go to the server at once, that one sees it move and can stop it. */
const PORTION = 25

/** One of those that something was done to. */
export interface Chosen {
  id: string
  name: string
}

export interface Task {
  deed: BulkDeed
  chosen: readonly Chosen[]
  transfer?: Transfer
  /** Which one their contacts get or lose. */
  tag?: string
}

/** A row that was left as it is, and the code of why. */
export interface Failure extends Chosen {
  problem: string
}

/** How far a task is, or what came of it. */
export interface Run {
  task: Task
  /** Whether it is being done or being undone. */
  phase: 'doing' | 'done' | 'undoing' | 'undone'
  done: number
  failures: readonly Failure[]
  /** Names each portion for the undo, newest first. */
  undo: readonly string[]
  /** Until when it can be undone. */
  undoableUntil: number
}

const UNDOABLE = 55_000

let run: Run | null = null
let isStopped = false
const listeners = new Set<() => void>()

function set(next: Run | null): void {
  run = next
  for (const listener of listeners) listener()
}

export function useRun(): Run | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => run,
  )
}

export function closeRun(): void {
  set(null)
}

/** What has been done stays done. */
export function stopRun(): void {
  isStopped = true
}

/** Does it portion by portion. A portion that does not arrive fails row by row as the others do. */
export async function startRun(task: Task): Promise<void> {
  isStopped = false
  let now: Run = {
    task,
    phase: 'doing',
    done: 0,
    failures: [],
    undo: [],
    undoableUntil: Date.now() + UNDOABLE,
  }
  set(now)
  for (let at = 0; at < task.chosen.length && !isStopped; at += PORTION) {
    const portion = task.chosen.slice(at, at + PORTION)
    const { rows, undo } = await send(task, portion)
    const failures = failed(rows, portion)
    now = {
      ...now,
      done: now.done + portion.length - failures.length,
      failures: [...now.failures, ...failures],
      undo: undo ? [undo, ...now.undo] : now.undo,
    }
    set(now)
  }
  set({ ...now, phase: 'done' })
}

async function send(
  { deed, transfer, tag }: Task,
  portion: readonly Chosen[],
): Promise<{ rows: BulkRow[]; undo: string | null }> {
  const conversations = portion.map((it) => it.id)
  try {
    return await api.post('/bulk', {
      body: { deed, conversations, transfer: transfer ?? null, tag: tag ?? null },
    })
  } catch (failure) {
    const problem = asProblem(failure).code
    return { rows: conversations.map((conversation) => ({ conversation, problem })), undo: null }
  }
}

/** Puts back what nobody has touched since. */
export async function undoRun(): Promise<void> {
  if (run?.phase !== 'done') return
  let now: Run = { ...run, phase: 'undoing', done: 0, failures: [] }
  const { chosen } = now.task
  set(now)
  for (const undo of now.undo) {
    const rows = await api.post('/bulk/{undo}/undoing', { path: { undo } }).then(
      (it) => it.rows,
      (failure: unknown) => {
        now = { ...now, failures: [...now.failures, lost(asProblem(failure).code)] }
        return []
      },
    )
    const failures = failed(rows, chosen)
    now = {
      ...now,
      done: now.done + rows.length - failures.length,
      failures: [...now.failures, ...failures],
    }
    set(now)
  }
  set({ ...now, phase: 'undone' })
}

/** A whole portion that could not be undone has no single name. */
function lost(problem: string): Failure {
  return { id: problem, name: '', problem }
}

function failed(rows: readonly BulkRow[], chosen: readonly Chosen[]): Failure[] {
  return rows.flatMap(({ conversation, problem }) => {
    const name = chosen.find((it) => it.id === conversation)?.name ?? ''
    return problem ? [{ id: conversation, name, problem }] : []
  })
}
