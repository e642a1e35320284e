/** Runs `action` again and again, one run at a time, with `pause` milliseconds in between. */
export function every(
  pause: number,
  action: () => Promise<void>,
  onError: (error: Error) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const next = () => {
    if (isOver) return
    timer = setTimeout(() => action().catch(onError).finally(next), pause)
  }
  next()
  return {
    stop() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
