// A preload: this process believes that it is CLOCK_SHIFT_MS later (or earlier, when negative) than it is.
// Timers and performance.now go on as they are, as on a machine whose clock is set wrong.
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0)
if (!Number.isFinite(shift)) throw new RangeError(`CLOCK_SHIFT_MS is not a number: ${process.env.CLOCK_SHIFT_MS}`)

const TrueDate = Date
const trueNow = Date.now
const now = () => trueNow() + shift

globalThis.Date = new Proxy(TrueDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new TrueDate(now()).toString(),
})
TrueDate.now = now
TrueDate.prototype.constructor = globalThis.Date
