import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** A database for tests; `keeper` is a way in that no test has, `shape` what its template had beside rows. */
export type Clone = { name: string; url: string; keeper: Database; shape: string }

/** Ends what still speaks with a clone and takes all rows out; false when it is not as its template any more. */
export async function emptied({ keeper, shape }: Clone): Promise<boolean> {
  await others.execute(keeper)
  if ((await shapeOf(keeper)) !== shape) return false
  await empty.execute(keeper)
  return true
}

/** What a database is beside its rows: tables, columns, rules, functions, and what the migrations wrote. */
export async function shapeOf(db: Database): Promise<string> {
  return (await shape.execute(db)).rows[0]?.shape ?? ''
}

const others = sql`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

// A row of a catalogue has another xmin when it was changed. That of pg_class changes when a table is emptied too.
const shape = sql<{ shape: string }>`
  select md5(string_agg(part, ',' order by part)) as shape from (
    select 'class ' || row(oid, relname, relkind, relnamespace, relchecks, relhastriggers, relpersistence)::text as part
      from pg_class where relnamespace <> 'pg_toast'::regnamespace
    union all select 'attribute ' || row(attrelid, attnum, xmin)::text from pg_attribute where attrelid >= 16384
    union all select 'default ' || row(oid, xmin)::text from pg_attrdef
    union all select 'constraint ' || row(oid, xmin)::text from pg_constraint
    union all select 'trigger ' || row(oid, xmin)::text from pg_trigger
    union all select 'function ' || row(oid, xmin)::text from pg_proc where oid >= 16384
    union all select 'schema ' || row(oid, xmin)::text from pg_namespace where oid >= 16384
    union all select 'settings ' || setconfig::text from pg_db_role_setting
    union all select 'migration ' || m::text from feuilleton.migrations m
    union all select 'function of ours ' || f::text from feuilleton.functions f
  ) parts`

const empty = sql`
  do $$
  declare
    written text;
  begin
    select string_agg(oid::regclass::text, ', ') into written from pg_class
    where relnamespace = 'feuilleton'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0
      and relname not in ('migrations', 'functions');
    if written is not null then execute 'truncate ' || written || ' cascade'; end if;
    perform setval(seqrelid, seqstart, false) from pg_sequence;
  end $$`
