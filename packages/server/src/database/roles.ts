/**
 * The two roles that work is done as. Made where they are missing, also in a database that was restored on another machine: roles belong to
 * the whole server, not to one database.
 */
export const ROLES = `
do $$
declare name text;
begin
  foreach name in array array['detente_engine', 'detente_person'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls noinherit nocreatedb nocreaterole', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end $$;`;
