// Guesses the reader's time zone in fields named "zone": a list that has it among its choices, or is in groups and gets it
// as one more, and an input that is empty.
// For forms that nobody has filled in yet: it would replace what the reader chose.
const nameOf = (zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
const zone = nameOf(undefined)

// Two names may stand for one zone: Asia/Calcutta and Asia/Kolkata.
function isZone(name) {
  try {
    return nameOf(name) === zone
  } catch {
    return false // a choice that is no zone, such as "other"
  }
}

// Of a zone that names no place, such as UTC, nothing is known of where the reader is.
function added(list) {
  if (!list.querySelector('optgroup') || !zone.includes('/')) return undefined
  const option = new Option(zone.split('/').at(-1).replaceAll('_', ' '), zone)
  list.add(option, 0)
  return option
}

for (const field of zone ? document.querySelectorAll('[name="zone"]') : []) {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options]
    const found =
      options.find(({ value }) => value === zone) ??
      options.find(({ value }) => value && isZone(value)) ??
      added(field)
    if (found && !found.disabled) field.value = found.value
  } else if (field instanceof HTMLInputElement && field.value === '') {
    field.value = zone
  }
}
