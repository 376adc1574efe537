/** On which processes tell each other that something has happened to a task: its id. */
export const TASK_CHANNEL = "detente_tasks";
