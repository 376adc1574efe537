declare module "virtual:examples" {
  /** A case that comes with Detente. */
  export interface Example {
    readonly id: string;
    readonly title: string;
    /** Of its texts. */
    readonly language: string;
    readonly summary: string;
    readonly parties: readonly string[];
    /** How many. */
    readonly issues: number;
    /** Of its file, on this server. */
    readonly address: string;
  }
  export const EXAMPLES: readonly Example[];
}
