import { EngineThread } from "./engine-thread.ts";
import address from "./worker.ts?worker&url";

/** Pages under the server's policy may begin scripts only by addresses that were made here: those of our own files. */
const policy = (typeof trustedTypes === "undefined" ? undefined : trustedTypes)?.createPolicy("detente-thread", {
  createScriptURL: (address: string) => address,
});

// Where there is a policy, what it makes stands for an address.
const begin = (): Worker => new Worker((policy?.createScriptURL(address) ?? address) as string, { type: "module" });

/** For what is answered at once; and for what takes time, so that the one does not wait for the other. */
export const engine = { quick: new EngineThread(begin), slow: new EngineThread(begin) };
