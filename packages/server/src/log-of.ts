import Fastify from "fastify";
import { type LogLines, logSettings } from "./log-settings.ts";
import type { Settings } from "./settings.ts";

export interface Log {
  readonly error: (facts: object, words: string) => void;
  readonly info: (facts: object, words: string) => void;
}

/** For what nobody has asked for over HTTP: lines of the same kind as those of the server. */
export const logOf = (settings: Settings, lines: LogLines): Log => Fastify({ logger: logSettings(settings, lines) }).log;
