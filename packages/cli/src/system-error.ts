/** Whether this was thrown by Node for something outside the program, such as a file that is missing. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
