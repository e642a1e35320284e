// Follows htmx in its file, and lets it write what comes anew. The policy has no name outside these braces, and no other can
// be made: any text that is written as markup elsewhere throws. What comes brings no script along: those of the page are there.
{
  const policy = globalThis.trustedTypes?.createPolicy('feuilleton', {
    createHTML: (answer) => answer.replace(/<script\b[^>]*><\/script>/gi, ''),
    createScript: () => '',
  })
  htmx.registerExtension('feuilleton', { init: ({ initSecurity }) => initSecurity(policy) })
}
