/** Imports point one way: main -> service, app -> {web, delivery, rehearsal} -> actions -> writing -> {store, letters, ...} -> domain -> language. */
const layer = (name, from, to) => ({
  name,
  severity: 'error',
  comment: `${from} may not import what stands above it`,
  from: { path: from },
  to: { path: '^src/', pathNot: to },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    layer('language-knows-only-itself', '^src/language/', '^src/language/'),
    layer('domain-knows-the-language', '^src/domain/', '^src/(domain|language)/'),
    layer('html-knows-the-domain', '^src/html/', '^src/(domain|language|html)/'),
    layer('letters-know-the-domain', '^src/letters/', '^src/(domain|language|letters)/'),
    layer('programme-knows-letters', '^src/programme/', '^src/(domain|language|letters|programme)/'),
    layer('documents-know-letters', '^src/documents/', '^src/(domain|language|letters|documents)/'),
    layer('mail-knows-the-domain', '^src/mail/', '^src/(domain|language|mail)/'),
    layer('returned-reads-as-mail-does', '^src/returned/', '^src/(domain|language|mail|returned)/'),
    layer('store-knows-the-domain', '^src/store/', '^src/(domain|language|store)/'),
    layer(
      'writing-knows-no-verb',
      '^src/writing/',
      '^src/(domain|language|letters|documents|mail|store|writing)/',
    ),
    layer(
      'actions-stand-on-the-store',
      '^src/actions/',
      '^src/(domain|language|letters|mail|programme|returned|store|writing|actions)/',
    ),
    layer(
      'delivery-knows-no-web',
      '^src/delivery/',
      '^src/(domain|language|letters|documents|mail|store|writing|actions|delivery)/',
    ),
    layer(
      'rehearsal-plays-delivery',
      '^src/rehearsal/',
      '^src/(domain|language|letters|mail|store|html|writing|actions|delivery|rehearsal)/',
    ),
    layer(
      'web-never-imports-delivery',
      '^src/web/',
      '^src/(domain|language|letters|documents|mail|store|html|writing|actions|web)/',
    ),
    {
      name: 'nothing-below-web-knows-http',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web/|site\\.ts|service\\.ts|listener\\.ts)' },
      to: { path: 'node_modules/(hono|@hono)/' },
    },
    {
      name: 'sql-only-in-the-store',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store/|delivery/queue-backend\\.ts)' },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
