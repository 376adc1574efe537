/** Of browsers that have them; the library of the compiler does not know them. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { readonly createScriptURL: (address: string) => string },
      ): {
        createScriptURL(address: string): object;
      };
    }
  | undefined;
