import { sql } from 'kysely'
import type { Brand, BrandVersion, Logo } from '../domain/brand.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

type Row = Omit<BrandVersion, 'brand'> & Omit<Brand, 'name'> & { name: string | null }

const versions = sql`
  select b.id, b.programme, b.set_at, b.name, b.accent,
    case when l.hash is not null then
      jsonb_build_object('hash', l.hash, 'type', l.type, 'width', l.width, 'height', l.height) end as logo,
    case when p.hash is not null then
      jsonb_build_object('hash', p.hash, 'type', p.type, 'width', p.width, 'height', p.height) end as png
  from feuilleton.brands b
  left join feuilleton.logos l on l.hash = b.logo left join feuilleton.logos p on p.hash = b.png`

/** What the brands of a programme and of the installation were, in the order in which they were set. */
export async function brandVersions(db: Database, programme: string): Promise<BrandVersion[]> {
  const query = sql<Row>`${versions} where b.programme is null or b.programme = ${programme} order by b.id`
  return (await rowsOf(db, query)).map(toVersion)
}

/** The brands of now: that of the installation, and of each programme that has had its own. */
export async function newestBrands(db: Database): Promise<BrandVersion[]> {
  const query = sql<Row>`${versions}
    where b.id in (select max(id) from feuilleton.brands group by programme) order by b.id`
  return (await rowsOf(db, query)).map(toVersion)
}

function toVersion({ id, programme, setAt, name, ...rest }: Row): BrandVersion {
  return { id, programme, setAt, brand: name === null ? null : { name, ...rest } }
}

/** Keeps brands from being set by anybody else until the transaction ends. */
export async function takeBrands(tx: Database): Promise<void> {
  await sql`lock table feuilleton.brands in share row exclusive mode`.execute(tx)
}

/** Sets the brand of a programme, or of the installation; null takes it away. */
export async function addBrand(
  tx: Database,
  { programme, brand, now }: { programme: string | null; brand: Brand | null; now: Date },
): Promise<number> {
  const query = sql<{ id: number }>`
    insert into feuilleton.brands (programme, name, accent, logo, png, set_at)
    values (${programme}, ${brand?.name ?? null}, ${brand?.accent ?? null}, ${brand?.logo?.hash ?? null},
      ${brand?.png?.hash ?? null}, ${now})
    returning id`
  return (await oneRow(tx, query)).id
}

export type LogoFile = Logo & { bytes: Buffer }

/** Keeps a logo; keeping it again changes nothing, as the same hash is the same picture. */
export async function keepLogo(db: Database, logo: LogoFile, now: Date): Promise<void> {
  const { hash, type, bytes, width, height } = logo
  await sql`
    insert into feuilleton.logos (hash, type, bytes, width, height, added_at)
    values (${hash}, ${type}, ${bytes}, ${width}, ${height}, ${now})
    on conflict (hash) do update set added_at = excluded.added_at`.execute(db)
}

export async function findLogo(db: Database, hash: string): Promise<LogoFile | undefined> {
  const query = sql<LogoFile>`
    select hash, type, bytes, width, height from feuilleton.logos where hash = ${hash}`
  return (await rowsOf(db, query))[0]
}

/** Drops the logos that were looked at before an instant and never became part of a brand. */
export async function dropUnusedLogos(tx: Database, before: Date): Promise<void> {
  await sql`
    delete from feuilleton.logos l where l.added_at < ${before}
      and not exists (select from feuilleton.brands b where b.logo = l.hash or b.png = l.hash)`.execute(tx)
}

/** Every programme that has an edition, by its name in addresses, with its title of now. */
export async function listProgrammes(db: Database): Promise<{ programme: string; title: string }[]> {
  const query = sql<{ programme: string; title: string }>`
    select distinct on (programme) programme, content #>> '{programme,title}' as title
    from feuilleton.editions order by programme, sealed_at desc, hash`
  return rowsOf(db, query)
}
