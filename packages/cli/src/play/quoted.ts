/** Characters of what was typed that are repeated in an answer. */
const SHOWN = 60;

/** What the person typed, short enough to be repeated. */
export const quoted = (text: string): string => `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text}"`;
