import { sep } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendProblem } from "../problems/send-problem.ts";

/** Of these the name changes with what is in them. */
const NAMED_BY_CONTENT = `${sep}assets${sep}`;
const A_YEAR = "public, max-age=31536000, immutable";

/**
 * The built pages of the workbench, as files, packed where a browser takes that. A page's address is none of a file: whoever goes there
 * in a browser gets the one page, which works out by itself what is shown. Programs get what they got before: that there is nothing.
 */
export async function addPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ["**/*.br", "**/*.gz"],
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header("cache-control", path.includes(NAMED_BY_CONTENT) ? A_YEAR : "no-cache"),
  });
  app.get("/", (_request, reply) => reply.sendFile("index.html"));
  app.setNotFoundHandler((request, reply) =>
    isGoingTo(request) ? reply.sendFile("index.html") : sendProblem(reply, { code: "notFound" }),
  );
}

/** Whether a person is going to a page, rather than a program asking for something. */
const isGoingTo = ({ method, url, headers }: FastifyRequest): boolean =>
  method === "GET" && !url.startsWith("/api/") && (headers.accept ?? "").includes("text/html");
