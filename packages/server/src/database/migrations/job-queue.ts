import { JOB_QUEUE_46 } from "./job-queue-46.ts";

/** The queue belongs to whoever migrates. The engine's role works with its rows, and with nothing else of it; people's role not at all. */
const RIGHTS = `
revoke all on all functions in schema detente_jobs from public;
grant usage on schema detente_jobs to detente_engine;
grant select, insert, update, delete on all tables in schema detente_jobs to detente_engine;
grant execute on all functions in schema detente_jobs to detente_engine;
`;

/** The schema of the queue, empty. */
export const JOB_QUEUE = [JOB_QUEUE_46, RIGHTS].join("\n");
