import { changeBrief, readBrief, readBriefHistory, watchBrief } from "../contract/brief-contracts.ts";
import type { Services } from "../services.ts";
import { servedToCaller, type ServedRoute, streamedToCaller } from "./served-route.ts";

export const briefRoutes = ({ briefs }: Pick<Services, "briefs">): readonly ServedRoute[] => [
  servedToCaller(readBrief, briefs.read),
  servedToCaller(readBriefHistory, briefs.history),
  servedToCaller(changeBrief, briefs.change),
  streamedToCaller(watchBrief, (caller, { params: { table, party }, query: { seat, after }, headers }, reader) => {
    // The header counts first: a browser that comes back asks the same address again, and says there how far it got.
    const read = headers["last-event-id"] ?? after;
    return briefs.watch(caller, { table, party, seat, after: read === undefined ? null : Number(read) }, reader);
  }),
];
