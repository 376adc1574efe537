/** The channel on which processes tell each other what they wrote. */
export const NEWS = "detente_session";

/** That a session has gone on. Says nothing of what happened. */
export interface News {
  readonly session: string;
  readonly position: number;
}

export const textOfNews = ({ session, position }: News): string => `${session} ${position}`;

/** Null: not of this form. */
export function newsOf(text: string): News | null {
  const [, session, position] = /^([0-9a-f-]{36}) (\d{1,15})$/.exec(text) ?? [];
  return session === undefined || position === undefined ? null : { session, position: Number(position) };
}
