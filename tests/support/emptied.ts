import { sql } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../src/store/database.ts'

/**
 * A database for tests. `keeper` is a way in that no test has, `pool` what tests are lent one after the other, `shape`
 * what its template had beside rows.
 */
export type Clone = { name: string; url: string; keeper: Database; pool: pg.Pool; shape: string }

/** As what connections present themselves that tests are lent. */
export const LENT = 'feuilleton-lent'

/**
 * Ends what still speaks with a clone and takes all rows out; false when it is not as its template any more. That has no
 * statistics: plans made by those of rows that are gone may read the same table for each row of another.
 */
export async function emptied({ keeper, shape }: Clone): Promise<boolean> {
  await others.execute(keeper)
  // Without the schema there is no shape to ask for.
  if ((await shapeOf(keeper).catch(() => 'gone')) !== shape) return false
  if ((await statistics.execute(keeper)).rows.length > 0) return false
  await empty.execute(keeper)
  return true
}

/** What a database is beside its rows: tables, columns, rules, functions, and what the migrations wrote. */
export async function shapeOf(db: Database): Promise<string> {
  return (await shape.execute(db)).rows[0]?.shape ?? ''
}

const statistics = sql`
  select from pg_statistic s join pg_class c on c.oid = s.starelid
  where c.relnamespace = 'feuilleton'::regnamespace limit 1`

/** Deleted rows stay in the files, as nothing vacuums them: what has grown is cut off. */
const SMALL_BYTES = 256_000

const others = sql`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
    and (application_name <> ${sql.lit(LENT)} or state <> 'idle')`

// A row of a catalogue that was changed has a newer xmin, and one that was removed is not counted. pg_class has a newer
// one of each table that was emptied too: its columns, in pg_attribute, tell of it.
const shape = sql<{ shape: string }>`
  with catalogues (changed) as (
    select xmin from pg_attribute union all select xmin from pg_attrdef union all select xmin from pg_constraint
    union all select xmin from pg_trigger union all select xmin from pg_proc union all select xmin from pg_namespace
    union all select xmin from pg_db_role_setting
    union all select xmin from feuilleton.migrations union all select xmin from feuilleton.functions
  )
  select count(*) || ' ' || max(changed::text::bigint) as shape from catalogues`

// What is small is deleted, a hundred times as cheap as `truncate`, which makes new files for each table, for each index
// of it, and for whatever refers to it. Without triggers: nothing else may be deleted from some of the tables, and what
// refers to a row goes as well.
const empty = sql`
  do $$
  declare
    written record;
    large text;
  begin
    set local session_replication_role = replica;
    for written in
      select oid::regclass as name from pg_class
      where relnamespace = 'feuilleton'::regnamespace and relkind = 'r'
        and pg_relation_size(oid) between 1 and ${sql.lit(SMALL_BYTES)} and relname not in ('migrations', 'functions')
    loop
      execute 'delete from ' || written.name;
    end loop;
    select string_agg(oid::regclass::text, ', ') into large from pg_class
    where relnamespace = 'feuilleton'::regnamespace and relkind = 'r' and pg_relation_size(oid) > ${sql.lit(SMALL_BYTES)};
    if large is not null then execute 'truncate ' || large || ' cascade'; end if;
    perform setval(seqrelid, seqstart, false) from pg_sequence;
  end $$`
