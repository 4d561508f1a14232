// What the page asks of the simulator.

export const $ = (id) => document.getElementById(id)

export async function ask(method, path, content) {
  const response = await fetch(`/sim/${path}`, {
    method,
    headers: content ? { 'Content-Type': 'application/json' } : {},
    body: content && JSON.stringify(content),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail)
  return answer
}

/** Does it and says at the phone's foot when it did not work. */
export async function attempt(action) {
  $('problem').textContent = ''
  try {
    return await action()
  } catch (problem) {
    $('problem').textContent = problem.message
    return null
  }
}

export async function base64(blob) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
  return url.slice(url.indexOf(',') + 1)
}
