/** A time of the database and so many seconds, which may be negative: ISO, UTC, with milliseconds. */
export const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();
