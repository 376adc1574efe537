import type {
  dropCase,
  exportCase,
  importCase,
  listCaseHolders,
  listCases,
  listCaseVersions,
  readCase,
  shareCase,
  unshareCase,
} from "../contract/case-contracts.ts";
import type { Service } from "./service.ts";

export interface Cases {
  readonly list: Service<typeof listCases>;
  readonly read: Service<typeof readCase>;
  readonly import: Service<typeof importCase>;
  readonly versions: Service<typeof listCaseVersions>;
  readonly file: Service<typeof exportCase>;
  readonly drop: Service<typeof dropCase>;
  readonly share: Service<typeof shareCase>;
  readonly holders: Service<typeof listCaseHolders>;
  readonly unshare: Service<typeof unshareCase>;
}
