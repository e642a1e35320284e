// Beside the field in which a lesson is written. What is typed is sent by htmx; this script says whether it is kept, asks
// before a page with words that are not kept is left, and leads from a mark to its line.
{
  const field = document.getElementById('text')
  const state = document.getElementById('lesson-state')
  let kept = field.value
  const isKept = () => field.value === kept

  const tell = () => {
    const words = document.getElementById('lesson-kept')
    if (words && !isKept()) words.textContent = state.dataset.unkept
  }

  field.addEventListener('input', tell)
  // Of a request as it was sent: meanwhile more may have been typed. A page of another kind, as where the session has ended,
  // has no such sentence, and nothing is kept.
  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
    const sent = ctx.request.body?.get('text')
    if (ctx.status === 'swapped' && ctx.response.status === 200 && document.getElementById('lesson-kept'))
      kept = sent
    tell()
  })

  let isSending = false
  field.form.addEventListener('submit', () => {
    isSending = true
  })
  window.addEventListener('beforeunload', (event) => {
    if (!isKept() && !isSending) event.preventDefault()
  })

  state.addEventListener('click', (event) => {
    const line = Number(event.target.closest('[data-line]')?.dataset.line)
    if (!line) return
    event.preventDefault()
    const lines = field.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0)
    field.focus()
    field.setSelectionRange(start, start + (lines[line - 1] ?? '').length)
    field.scrollTop = ((line - 3) * field.scrollHeight) / lines.length
  })
}
