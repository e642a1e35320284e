// Copies a link that stands beside a button. Without this script there is no button, and the link can be selected.
for (const button of document.querySelectorAll('button[data-copies]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  const words = button.textContent
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value)
    button.textContent = button.dataset.done
    setTimeout(() => {
      button.textContent = words
    }, 2000)
  })
}
