// Makes passkeys, and signs in with them: the answer of the device goes where the form around it goes. Without this script,
// or in a browser that has none, the form stays hidden.
const { PublicKeyCredential: Passkeys } = window
let waiting

function begin(asked, { isMaking, mediation }) {
  waiting?.abort()
  waiting = new AbortController()
  const { signal } = waiting
  return isMaking
    ? navigator.credentials.create({ publicKey: Passkeys.parseCreationOptionsFromJSON(asked), signal })
    : navigator.credentials.get({ publicKey: Passkeys.parseRequestOptionsFromJSON(asked), mediation, signal })
}

for (const part of document.querySelectorAll('[data-passkey]')) {
  if (!Passkeys?.parseCreationOptionsFromJSON) continue
  const form = part.querySelector('form')
  const told = part.querySelector('[role="status"]')
  const asked = JSON.parse(part.dataset.options)
  const isMaking = part.dataset.passkey === 'make'
  const send = (passkey) => {
    form.elements.passkey.value = JSON.stringify(passkey)
    form.submit()
  }
  part.hidden = false
  const instead = document.getElementById(part.dataset.instead)
  if (instead) instead.hidden = true
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      send(await begin(asked, { isMaking }))
    } catch {
      // Browsers do not tell why: nobody is to learn which passkeys there are.
      told.textContent = part.dataset.cancelled
    }
  })
  // In the list that opens under the field of the address, where browsers have one.
  if (isMaking || !(await Passkeys.isConditionalMediationAvailable?.())) continue
  begin(asked, { mediation: 'conditional' }).then(send, () => undefined)
}
