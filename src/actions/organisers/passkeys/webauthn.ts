/**
 * The library that speaks WebAuthn. It is loaded with the first passkey that is asked for: its 300 modules, most of them
 * for certificates that no passkey of ours shows, are an eighth of all that a service loads.
 */
export const webauthn = () => import('@simplewebauthn/server')
