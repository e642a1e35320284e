import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap of a process that writes letters small: its young generation as large as it is now, and its old one
 * cleaned when it has grown by a third, not when it is several times what is in use. Letters are short-lived buffers,
 * with which both would grow. To call before anything large is loaded, which makes the young one grow as well.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=30')
}
